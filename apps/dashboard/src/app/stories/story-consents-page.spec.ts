import { type AttentionItem, type Story } from '@throughline/domain/stories';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { chooseFile } from '../../testing/choose-file';

const ONE = aStory().id;
const PATH = `/stories/${ONE}`;
const [decision] = aStory().consents;

const SOUND = { name: 'yes.m4a', type: 'audio/mp4', size: 1000 };

// What jsdom does not have.
URL.createObjectURL = () => 'blob:said';
URL.revokeObjectURL = () => undefined;

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

  it('lets those who may hear what was said, and nothing is asked for before they listen', async () => {
    const words = {
      id: '0190a000-0000-7000-8000-000000000098',
      consentId: decision?.id ?? '',
      kind: 'recordedWords' as const,
      contentType: 'audio/webm' as const,
      bytes: 90_000,
      addedAt: '2026-03-09T12:00:00Z',
      addedBy: 'Demo Trainer',
    };
    const app = await atConsents({ consents: decision ? [{ ...decision, evidence: [words] }] : [] });
    const address = `/api/v1${PATH}/consents/${words.consentId}/words/${words.id}/content`;
    expect(app.seen('link', 'Open the evidence: recorded words')?.getAttribute('href')).toBe(address);
    const player = document.querySelector('audio');
    expect([player?.getAttribute('src'), player?.preload, player?.getAttribute('aria-label')]).toEqual([
      address,
      'none',
      'What they said',
    ]);
  });

  it('takes a recording afterwards, shows how far it is, and goes on after a refusal', async () => {
    const app = await atConsents({ may: { ...aStory().may, recordConsent: true } });
    await app.press('button', 'Add evidence…');
    await chooseFile(app, 'Choose a recording', { name: 'notes.txt', type: 'text/plain', size: 9 });
    await app.find('alert', 'This is no recording');
    await chooseFile(app, 'Choose a recording', SOUND);
    const path = new RegExp(`^${PATH}/consents/${decision?.id ?? ''}/words/[^/]+$`);
    const begun = await app.refuse('PUT', path, { status: 503, code: 'media.noRoom' });
    expect(begun.request.body).toEqual({ kind: 'audio', bytes: 1000 });
    expect(app.seen('button', 'Add evidence…')).toBeUndefined();
    await app.press('button', 'Try again');
    const file = {
      id: '0190a000-0000-7000-8000-000000000097',
      kind: 'audio',
      declaredBytes: 1000,
      receivedBytes: 1000,
    };
    const again = await app.answer('PUT', path, {
      ...file,
      state: 'complete',
      contentType: 'audio/mp4',
      storedBytes: 1000,
      completedAt: '2026-03-09T12:00:00Z',
    });
    expect(again.request.url).toBe(begun.request.url);
    await app.answer('GET', PATH, aStory());
    await app.until('the notice', () => (app.words.includes('The evidence was added.') ? true : undefined));
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
    expect(app.seen('link', 'Ask and record…')?.getAttribute('href')).toBe(`${PATH}/consent?of=storyteller`);
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

  const anotherTeller = {
    ...{ id: '0190a000-0000-7000-8000-000000000060', version: 1, role: 'storyteller' as const, label: 'The sister' },
    ...{ age: 'adult' as const, needsConsent: true, consentState: 'given' as const },
    consentScopes: ['record_hold' as const],
  };
  const atConsent = async (query: string, changes: Partial<Story> = {}) => {
    const app = AppDriver.start();
    app.go(`${PATH}/consent${query}`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.answer('GET', PATH, aStory(changes));
    await app.answer('GET', /^\/information-sheets/, sheets);
    await app.find('heading', 'Record a decision');
    return app;
  };

  it('is of whom it was opened for, and begins from what they allow themselves', async () => {
    const app = await atConsent(`?of=${anotherTeller.id}`, { contributors: [anotherTeller] });
    expect(app.words).toContain('You record that they agree to: Keeping the recording.');
    await app.choose('How do you want to be named?', 'Not at all');
    await app.choose('How they said it', 'On paper');
    await app.press('button', 'Record the decision');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/consents/`), aStory());
    expect(request.body).toMatchObject({ contributorId: anotherTeller.id, scopes: ['record_hold'] });
  });

  it('is of nobody yet where several tell the story, until somebody says whose', async () => {
    const app = await atConsent('', { contributors: [anotherTeller] });
    await app.choose('How they said it', 'On paper');
    await app.press('button', 'Record the decision');
    await app.find('alert', 'Choose who decides.');
    await app.choose('Who decides', 'The storyteller');
    expect(app.words).toContain('You record that they agree to: Keeping the recording, The website.');
    await app.press('button', 'Record the decision');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/consents/`), aStory());
    expect(request.body).toMatchObject({ contributorId: null, scopes: ['record_hold', 'publish_web'] });
  });

  it('is of the storyteller where nobody else tells it', async () => {
    const app = await atConsent('', { contributors: [{ ...anotherTeller, role: 'thirdParty' }] });
    await app.choose('How they said it', 'On paper');
    await app.press('button', 'Record the decision');
    const { request } = await app.answer('PUT', new RegExp(`^${PATH}/consents/`), aStory());
    expect(request.body).toMatchObject({ contributorId: null });
  });

  it('sends what they said after it, and shows there how it arrives', async () => {
    const app = await atConsent('');
    await app.choose('How they said it', 'In recorded words');
    await chooseFile(app, 'Choose a recording', SOUND);
    await app.until('the recording', () => (app.words.includes('The recording is here.') ? true : undefined));
    await app.press('button', 'Record the decision');
    const decided = await app.answer('PUT', new RegExp(`^${PATH}/consents/[^/]+$`), aStory());
    const consentId = decided.request.url.split('/').at(-1) ?? '';
    await app.refuse('PUT', new RegExp(`^${PATH}/consents/${consentId}/words/`), {
      status: 422,
      code: 'media.type',
    });
    await app.answer(
      'GET',
      PATH,
      aStory({
        consents: decision ? [{ ...decision, id: consentId }] : [],
        may: { ...aStory().may, recordConsent: true },
      }),
    );
    await app.find('heading', 'How it stands');
    await app.until('what they said', () => (app.words.includes('What they said') ? true : undefined));
    // Another attempt with the same file would be in vain.
    expect(app.seen('button', 'Try again')).toBeUndefined();
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
