import { type AttentionItem, type Story } from '@throughline/domain/stories';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const ONE = aStory().id;
const PATH = `/stories/${ONE}`;
const [decision] = aStory().consents;

const atConsents = async (changes: Partial<Story> = {}) => {
  const app = AppDriver.start();
  app.go(`${PATH}/consents`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, aStory(changes));
  await app.find('heading', 'How it stands');
  return app;
};

describe('the consent of a story', () => {
  it('has a title that says nothing of whose it is', async () => {
    await atConsents();
    expect(document.title).toBe('Consent of a story – Throughline');
  });

  it('shows how it stands, and every decision with who wrote it down and what shows it', async () => {
    const signature = {
      id: '0190a000-0000-7000-8000-000000000099',
      consentId: decision?.id ?? '',
      kind: 'signature' as const,
      contentType: 'image/png' as const,
      bytes: 900,
      addedAt: '2026-03-09T12:00:00Z',
      addedBy: 'Demo Trainer',
    };
    const app = await atConsents({ consents: decision ? [{ ...decision, evidence: [signature] }] : [] });
    expect(app.words).toContain('The storyteller: Consent given');
    expect(app.words).toContain('Keeping the recording · The website');
    expect(app.words).toContain('Named by: Not at all. On paper, information sheet 2026-1, English.');
    expect(app.seen('link', 'Open the evidence')?.getAttribute('href')).toContain(`${PATH}/evidence/${signature.id}`);
    expect(app.seen('button', 'Add evidence…')).toBeUndefined();
  });

  it('says that the records are for others where there are none', async () => {
    const app = await atConsents({ consents: [] });
    expect(app.words).toContain('the records are for those who gathered the story');
  });
});

describe('consents to see to', () => {
  const item: AttentionItem = {
    id: ONE,
    storyId: ONE,
    contributorId: null,
    ref: 'KBOP-012',
    strand: { id: '0190a000-0000-7000-8000-000000000011', name: 'Kirklees' },
    who: 'Robin',
    age: 'adult',
    gatherer: { id: '0190a000-0000-7000-8000-000000000050', name: 'Demo Trainer' },
    state: 'expiring',
    scopes: ['record_hold', 'publish_web'],
    identityDisplay: 'firstName',
    expiresOn: '2026-07-01',
  };
  const list = (...items: readonly AttentionItem[]) => ({
    items,
    next: null,
    total: items.length,
    counts: { expiring: items.length, missing: 2, restricted: 0, expired: 0 },
    gatherers: [],
  });
  const atList = async (...items: readonly AttentionItem[]) => {
    const app = AppDriver.start();
    app.go('/stories/consents');
    await app.answer('GET', '/account', accountOf('trainer'));
    for (const limit of [50, 1]) {
      await app.answerWhere(
        'GET',
        '/consents/attention',
        ({ params }) => params.get('limit') === `${limit}`,
        list(...items),
      );
    }
    return app;
  };

  afterEach(() => localStorage.clear());

  it('says so where there is nothing to see to, and how many there are of the others', async () => {
    const app = await atList();
    await app.find('tl-empty-state', 'No consent ends within 60 days');
    expect(app.words).toContain('Missing 2');
  });

  it('renews in two taps once it is known how they say it, and keeps that alone in the browser', async () => {
    localStorage.setItem('throughline.kept.stories.renewedBy', '"paper"');
    const app = await atList(item);
    await app.press('button', 'Renew…');
    expect(app.words).toContain('They agreed to: Keeping the recording, The website');
    await app.press('button', 'They agree again');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/renewals/`), aStory());
    expect(request.body).toMatchObject({ contributorId: null, method: 'paper' });
    await app.find('tl-empty-state', 'No consent ends within 60 days');
    expect(JSON.stringify(localStorage)).not.toContain('Robin');
  });

  it('sends the same again after a failure, and has the method chosen the first time', async () => {
    const app = await atList(item);
    await app.press('button', 'Renew…');
    expect(app.seen('button', 'They agree again')?.hasAttribute('disabled')).toBe(true);
    await app.choose('How they say it', 'In recorded words');
    await app.press('button', 'They agree again');
    const path = new RegExp(`^${PATH}/renewals/`);
    const first = await app.refuse('PUT', path, { status: 503, code: 'server.unavailable' });
    await app.press('button', 'They agree again');
    const again = await app.answer('PUT', path, aStory());
    expect(again.request.url).toBe(first.request.url);
    expect(again.request.body).toEqual(first.request.body);
  });

  it('asks everything anew of somebody under 18', async () => {
    const app = await atList({ ...item, age: 'from16To17' });
    expect(app.seen('button', 'Renew…')).toBeUndefined();
    expect(app.seen('link', 'Ask and record…')?.getAttribute('href')).toBe(`${PATH}/consent`);
  });
});

describe('recording a decision', () => {
  const sheets = {
    items: [
      {
        id: '0190a000-0000-7000-8000-000000000070',
        programmeId: null,
        version: '2026-2',
        language: 'en',
        title: 'About your story',
        body: 'You decide.',
        controllers: ['Demo Lead Charity'],
        months: 12,
        addedAt: '2026-01-01T00:00:00Z',
        addedBy: 'Demo Manager',
      },
    ],
  };

  it('takes version, controllers and duration from the newest sheet, and shows what they are told', async () => {
    const app = AppDriver.start();
    app.go(`${PATH}/consent`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.answer('GET', PATH, aStory());
    await app.answer('GET', /^\/information-sheets/, sheets);
    await app.find('heading', 'Record a decision');
    expect(app.words).toContain('What they are told: About your story');
    await app.choose('How they said it', 'On paper');
    await app.press('button', 'Record the decision');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/consents/`), aStory());
    expect(request.body).toMatchObject({
      informationSheetVersion: '2026-2',
      controllers: ['Demo Lead Charity'],
      scopes: ['record_hold', 'publish_web'],
    });
  });

  it('says that there is no translation, and asks for a witness', async () => {
    const app = AppDriver.start();
    app.go(`${PATH}/consent`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.answer('GET', PATH, aStory({ language: 'ur' }));
    await app.answer('GET', /^\/information-sheets/, sheets);
    await app.find('heading', 'Record a decision');
    expect(app.words).toContain('not translated into Urdu');
    expect(app.words).toContain('There is no sheet in their language');
    expect(app.seen('button', 'Hand the phone over')).toBeUndefined();
  });

  it('hands the phone over in the language of the storyteller, and takes their answers', async () => {
    const app = AppDriver.start();
    app.go(`${PATH}/consent`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.answer('GET', PATH, aStory({ language: 'pl', consents: [], consentScopes: [] }));
    await app.answer('GET', /^\/information-sheets/, sheets);
    await app.press('button', 'Hand the phone over');
    const dialog = await app.find('dialog', 'To jest Twoja historia. To Ty decydujesz, co można z nią zrobić.');
    dialog.querySelector<HTMLInputElement>('input[name=record_hold]')?.click();
    dialog.querySelectorAll<HTMLInputElement>('input[name=naming]')[1]?.click();
    await app.press('button', 'Gotowe');
    expect(app.words).toContain('You record that they agree to: Keeping the recording.');
    await app.press('button', 'Record the decision');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/consents/`), aStory());
    expect(request.body).toMatchObject({
      scopes: ['record_hold'],
      identityDisplay: 'firstName',
      method: 'digital',
      language: 'pl',
    });
  });
});
