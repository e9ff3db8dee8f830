import { type CompletionWrite } from '@throughline/domain/training';
import { COHORT_ID, MODULES, NOW } from '../../testing/a-cohort';
import { aCompletion, aCompletionMember, aPersonCompletion, notYet, NUMBER } from '../../testing/a-completion';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const PATH = `/cohorts/${COHORT_ID}/completion`;
const { personId } = aCompletionMember();
const PERSON = `/people/${personId}/completion`;
const RECOGNITION = /^\/module-completions\/[0-9a-f-]{36}$/;
const CERTIFICATE = /^\/certificates\/[0-9a-f-]{36}$/;

const certificate = { id: personId, number: NUMBER, name: 'Demo Trainee 01', issuedOn: '2026-03-02' };

const atCompletion = async (changes: Parameters<typeof aCompletion>[0] = {}): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go(PATH);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', PATH, aCompletion(changes));
  await app.find('heading', 'Finish the course');
  return app;
};

describe('finishing a course', () => {
  stopClockAt(NOW);

  it('says what it takes, who is ready, and of the others everything that is missing', async () => {
    const app = await atCompletion();

    expect(app.words).toContain('To complete: every core module, and at least 50% of the sessions held for them.');
    expect(app.names('heading')).toEqual(expect.arrayContaining(['Ready (1)', 'Not yet (1)']));
    expect(app.words).toContain('still needs Recording');
    expect(app.words).toContain('was at 1 of 4 sessions; it takes 2');
    expect(app.words).toContain('An apology counts as held and not attended.');
    expect(app.words).toContain('1 of 2 modules, 1 recognised outside of sessions');
  });

  it('of an empty cohort says what to do first', async () => {
    const app = await atCompletion({ members: [] });
    await app.find('tl-empty-state', 'Nobody is in this cohort');
  });

  it('offers nothing to whom it is only shown', async () => {
    const app = await atCompletion({
      may: { complete: false, recognise: false, revoke: false, recommend: false, award: false },
    });
    expect(app.seen('button', 'Finish with')).toBeUndefined();
    expect(app.words).toContain('Their trainer or a manager can finish the course with them.');
  });

  it('completes who is ticked, under the name that is wished for, with the badge that is due, and offers to take it back', async () => {
    const app = await atCompletion({ members: [aCompletionMember({ dueBadge: 'bronze' }), notYet] });
    await app.find('checkbox', 'Recommend the badge Bronze');
    await app.press('button', 'Another name on the certificate');
    await app.fill('Name on the certificate', 'River');
    await app.press('button', 'Finish with one person');
    const done = aCompletionMember({ state: 'completed', completedOn: '2026-03-09', certificate });
    const batch = {
      id: personId,
      at: '2026-03-09T18:00:00.000Z',
      by: 'Demo Person',
      completed: 1,
      certificates: 1,
      badges: 1,
    };
    const batches = [{ ...batch, undoneAt: null, undoableUntil: '2026-03-10T18:00:00.000Z' }];
    const { request } = await app.answer('POST', PATH, aCompletion({ members: [done, notYet], batches }));

    const { on, people } = request.body as CompletionWrite;
    expect([on, people]).toEqual(['2026-03-09', [{ enrolmentId: done.enrolmentId, name: 'River', badge: 'bronze' }]]);
    expect(app.words).toContain('One person is done.');
    expect(app.names('heading')).toEqual(expect.arrayContaining(['Ready (0)', 'With a certificate (1)']));

    await app.press('button', 'Take it back');
    await app.answer('POST', `${PATH}/${batch.id}/undo`, aCompletion());
    expect(app.names('heading')).toContain('Ready (1)');
  });

  it('leaves out whom the reader unticks', async () => {
    const app = await atCompletion();
    (await app.find('checkbox', 'Demo Trainee 01')).click();
    await app.press('button', 'Finish with 0 people');

    expect(app.waiting('POST', PATH)).toBe(0);
    await app.find('.mat-mdc-snack-bar-label', 'Choose at least one person.');
  });

  it('does not issue again by itself what was revoked', async () => {
    const revoked = aCompletionMember({ state: 'completed', completedOn: '2026-03-02', revokedOn: '2026-03-05' });
    const app = await atCompletion({ members: [revoked] });

    expect(((await app.find('checkbox', 'Demo Trainee 01')) as HTMLInputElement).checked).toBe(false);
    expect(app.words).toContain('their certificate was revoked on 5 Mar 2026');
  });

  it('says what to do when somebody no longer meets the rule, and shows how everybody stands', async () => {
    const app = await atCompletion();
    await app.press('button', 'Finish with one person');
    await app.refuse('POST', PATH, { status: 422, code: 'completion.notMet' });
    await app.answer('GET', PATH, aCompletion({ members: [notYet] }));

    await app.find('alert', 'so nothing was done');
    expect(app.names('heading')).toContain('Ready (0)');
  });
});

describe('what training came to for one person', () => {
  stopClockAt(NOW);
  const atPerson = async (changes: Parameters<typeof aPersonCompletion>[0] = {}): Promise<AppDriver> => {
    const app = AppDriver.start();
    app.go(PERSON);
    await app.answer('GET', '/account', accountOf('programmeManager'));
    await app.answer('GET', PERSON, aPersonCompletion(changes));
    await app.find('heading', 'Demo Trainee 01');
    return app;
  };

  it('is not in the title of the page', async () => {
    await atPerson();
    expect(document.title).toBe('Modules, certificates and badges – Throughline');
  });

  it('recognises a module with how they came to hold it, and takes it back', async () => {
    const app = await atPerson();
    expect(app.words).toContain('1 of 2 modules held.');
    await app.press('button', 'Recognise Recording');
    await app.press('button', 'Recognise the module');
    expect(app.words).toContain('Fill this in.');
    await app.fill('How they came to hold it', 'One to one');
    await app.press('button', 'Recognise the module');
    const body = { personId, moduleId: MODULES[1]?.id, completedOn: '2026-03-09', note: 'One to one' };
    const { request } = await app.answer('PUT', RECOGNITION, { id: personId, version: 1, ...body });

    expect(request.body).toEqual(body);
    await app.answer('GET', PERSON, aPersonCompletion());
    await app.press('button', 'Undo');
    expect((await app.answer('DELETE', RECOGNITION, null)).request.url).toBe(request.url);
  });

  it('revokes a certificate with a reason, and issues it anew under another name', async () => {
    const app = await atPerson();
    await app.press('button', `Revoke ${NUMBER}`);
    await app.fill('Why it is revoked', 'Misspelt');
    await app.press('button', 'Revoke the certificate');
    const [one] = aPersonCompletion().certificates;
    const revoked = await app.answer('POST', `/certificates/${one?.id ?? ''}/revocation`, one);
    expect(revoked.request.body).toEqual({ reason: 'Misspelt' });
    await app.answer('GET', PERSON, aPersonCompletion());

    await app.press('button', `Issue anew ${NUMBER}`);
    await app.fill('Name on the new certificate', 'River');
    const buttons = app.names('button').filter((name) => name === 'Issue anew');
    expect(buttons).toHaveLength(1);
    [...document.querySelectorAll<HTMLButtonElement>('tl-completion-ask button')][0]?.click();
    const anew = await app.answer('PUT', CERTIFICATE, one);
    expect(anew.request.body).toEqual({ enrolmentId: one?.enrolmentId, name: 'River', replacesId: one?.id });
  });

  it('says what is there of what a badge takes, and wants a reason to award it before', async () => {
    const app = await atPerson();
    expect(app.words).toContain('Stories gathered: 2 / 5');
    await app.press('button', 'Award Silver');
    await app.press('button', 'Award Silver');
    expect(app.words).toContain('Fill this in.');
    await app.fill('Note', 'Trained others elsewhere');
    await app.press('button', 'Award Silver');
    const { request } = await app.answer('PUT', /^\/badge-changes\/[0-9a-f-]{36}$/, aPersonCompletion());
    expect(request.body).toEqual({ personId, level: 'silver', change: 'awarded', note: 'Trained others elsewhere' });
  });
});

describe('verifying a certificate', () => {
  const openedWith = (address: string): AppDriver => {
    window.history.replaceState(null, '', address);
    const app = AppDriver.start();
    app.go('/verify');
    return app;
  };
  const valid = {
    ...{
      state: 'valid',
      number: NUMBER,
      name: 'Demo Trainee 01',
      course: 'Community reporting',
      organisation: 'Demo Charity',
    },
    ...{ completedOn: '2026-03-02', issuedOn: '2026-03-03', modules: [{ title: 'Recording', heldOn: '2026-02-02' }] },
  };

  it('is done at once for who comes by the QR code, and the number leaves the address', async () => {
    const app = openedWith(`/verify#${NUMBER}`);
    await app.answer('GET', `/certificates/${NUMBER}`, valid);

    await app.find('heading', 'This certificate stands');
    expect(app.words).toContain('Demo Trainee 01');
    expect(window.location.href).not.toContain(NUMBER);
    expect(document.title).toBe('Verify a certificate – Throughline');
  });

  it('finds a typing error before anybody is asked', async () => {
    const app = openedWith('/verify');
    await app.find('heading', 'Verify a certificate');
    await app.fill('Number of the certificate', 'TL-2026-0000-0000-0008');
    await app.press('button', 'Verify');

    expect(app.words).toContain('look for a typing error');
    expect(app.waiting('GET', '/certificates/TL-2026-0000-0000-0008')).toBe(0);
  });

  it('tells what nobody knows, what was revoked, and that too many were tried', async () => {
    const app = openedWith(`/verify#${NUMBER}`);
    await app.refuse('GET', `/certificates/${NUMBER}`, { status: 404, code: 'request.notFound' });
    await app.find('heading', 'We know of no such certificate');

    await app.fill('Number of the certificate', NUMBER.toLowerCase());
    await app.press('button', 'Verify');
    const revoked = { state: 'revoked', number: NUMBER, issuedOn: '2026-03-03', revokedOn: '2026-03-05' };
    await app.answer('GET', `/certificates/${NUMBER}`, revoked);
    await app.find('heading', 'Revoked on 5 Mar 2026');

    await app.press('button', 'Verify');
    await app.refuse('GET', `/certificates/${NUMBER}`, { status: 429, code: 'certificate.throttled' });
    await app.find('alert', 'Too many numbers were tried');
  });
});
