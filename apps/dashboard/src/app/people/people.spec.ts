import { AppDriver } from '../../testing/app-driver';
import { aMember, COHORT_ID, NOW } from '../../testing/a-cohort';
import { aPerson, ENROLMENT_ID, PERSON_ID, STEP_IDS } from '../../testing/a-person';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const PERSON = `/people/${PERSON_ID}`;
const STEPS = `/enrolments/${ENROLMENT_ID}/steps`;

const atPerson = async (...[changes]: Parameters<typeof aPerson>) => {
  const app = AppDriver.start();
  app.go(PERSON);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PERSON, aPerson(changes));
  await app.find('heading', 'Demo Trainee 01');
  return app;
};

describe('looking for somebody', () => {
  const atPeople = async (): Promise<AppDriver> => {
    const app = AppDriver.start();
    app.go('/people');
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.find('heading', 'People');
    return app;
  };

  it('sends the name in the body, and leaves it out of the address', async () => {
    const app = await atPeople();
    await app.fill('Name, or a part of it', 'voru');
    const sent = await app.answer('POST', '/people/search', {
      items: [
        {
          ...{ id: PERSON_ID, preferredName: 'Demo Võru', isSameName: false },
          cohorts: [{ id: COHORT_ID, name: 'Spring', programmeName: 'Bridges', state: 'inTraining' }],
        },
      ],
      hasMore: true,
    });
    await app.find('link', 'Demo Võru');
    expect(sent.request.body).toEqual({ name: 'voru' });
    expect(app.address).toBe('/people');
    expect(app.words).toContain('Spring, Bridges (in training)');
    expect(app.words).toContain('There are more.');
  });

  it('that finds nobody says where people come from', async () => {
    const app = await atPeople();
    await app.fill('Name, or a part of it', 'nobody');
    await app.answer('POST', '/people/search', { items: [], hasMore: false });
    await app.find('p', 'People come into being when they are enrolled in a cohort.');
  });

  it('that fails says so, and can be tried again', async () => {
    const app = await atPeople();
    await app.fill('Name, or a part of it', 'river');
    await app.refuse('POST', '/people/search', { status: 503, code: 'server.unavailable' });
    await app.find('tl-failed-state', 'The service is away for a moment.');
    await app.press('button', 'Try again');
    await app.answer('POST', '/people/search', { items: [], hasMore: false });
    await app.find('p', 'Nobody of that name is known here.');
  });
});

describe('a person', () => {
  stopClockAt(NOW);

  it('is told by counts with their rule, by dated steps, and by what is held and missing', async () => {
    const app = await atPerson();
    expect(app.words).toContain('3 of 5 held, 2 to come');
    expect(app.words).toContain('An apology counts as held and not attended.');
    expect(app.words).toContain('Paused since 16 Feb 2026');
    expect(app.words).toContain('1 of 1 core modules held, 1 of 2 in all');
    expect(app.words).toContain('held since 19 Jan 2026, Spring');
    await app.find('link', 'Workshop 6, Mon 16 Mar');
    expect(document.title).not.toContain('Demo Trainee');
  });

  it('has a step’s day corrected, and is told when a day is not possible', async () => {
    const app = await atPerson();
    await app.press('button', 'Correct the day of: Paused');
    await app.fill('The right day', '2026-01-01');
    await app.press('button', 'Save the day');
    await app.refuse('PUT', `${STEPS}/${STEP_IDS.paused}`, { status: 422, code: 'enrolment.dateOutside' });
    await app.find('alert', 'This day is not possible here.');
    await app.fill('The right day', '2026-02-17');
    await app.press('button', 'Save the day');
    const sent = await app.answer('PUT', `${STEPS}/${STEP_IDS.paused}`, aMember({ state: 'paused' }));
    expect(sent.request.body).toEqual({ on: '2026-02-17' });
    await app.answer('GET', PERSON, aPerson());
  });

  it('has the last step taken back, and no other', async () => {
    const app = await atPerson();
    expect(app.seen('button', 'Take back: In training')).toBeUndefined();
    await app.press('button', 'Take back: Paused');
    await app.answer('DELETE', `${STEPS}/${STEP_IDS.paused}`, aMember());
    await app.answer('GET', PERSON, aPerson());
    await app.find('mat-snack-bar-container', 'Taken back: paused.');
  });

  it('has their name corrected', async () => {
    const app = await atPerson();
    await app.press('button', 'Correct the name');
    expect(document.activeElement).toBe(await app.find('textbox', 'Name they want to be called by'));
    await app.fill('Name they want to be called by', 'River (demo)');
    await app.press('button', 'Save the name');
    const sent = await app.answer('PUT', PERSON, aPerson({ preferredName: 'River (demo)' }));
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([
      { preferredName: 'River (demo)' },
      '"3"',
    ]);
  });

  it('is reached by what is fetched only when it is asked for', async () => {
    const app = await atPerson();
    expect(app.waiting('GET', `${PERSON}/contact`)).toBe(0);
    await app.press('button', 'Show how to reach them');
    await app.answer('GET', `${PERSON}/contact`, {
      ...{ version: 0, email: null, phone: null, preference: null, language: null },
    });
    await app.press('button', 'Change how to reach them');
    await app.fill('E-mail', 'not an address');
    await app.press('button', 'Save');
    expect(app.waiting('PUT', `${PERSON}/contact`)).toBe(0);
    await app.fill('E-mail', 'demo@example.org');
    await app.choose('How they want to be reached', 'E-mail');
    await app.press('button', 'Save');
    const sent = await app.answer('PUT', `${PERSON}/contact`, {
      ...{ version: 1, email: 'demo@example.org', phone: null, preference: 'email', language: null },
    });
    expect(sent.request.body).toEqual({ email: 'demo@example.org', phone: null, preference: 'email', language: null });
    expect(sent.request.headers.get('If-Match')).toBeNull();
  });

  it('has their needs kept by a manager', async () => {
    const app = await atPerson();
    await app.press('button', 'Show what they need');
    const known = { accessNeeds: ['stepFree'], note: '', emergencyContact: null };
    await app.answer('GET', `${PERSON}/needs`, { version: 2, ...known });
    expect(app.words).toContain('Step-free way in');
    await app.press('button', 'Change what they need');
    await app.press('checkbox', 'Captions');
    await app.press('button', 'Save');
    const sent = await app.answer('PUT', `${PERSON}/needs`, { version: 3, ...known });
    expect(sent.request.body).toEqual({ ...known, accessNeeds: ['stepFree', 'captions'] });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
  });

  it('keeps their needs from a trainer, who is told when they are shown', async () => {
    const app = await atPerson({ may: { write: true, readNeeds: false, writeNeeds: false } });
    expect(app.seen('button', 'Show what they need')).toBeUndefined();
    expect(app.words).toContain('from 7 days before it until 2 days after');
  });

  it.each([
    [404, 'request.notFound', 'tl-not-found-state'],
    [503, 'server.unavailable', 'tl-failed-state'],
  ])('that answers %i says so', async (status, code, state) => {
    const app = AppDriver.start();
    app.go(PERSON);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', PERSON, { status, code });
    await app.find(state);
  });
});
