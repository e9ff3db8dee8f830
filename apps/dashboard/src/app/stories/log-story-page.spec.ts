import { gathererList } from '@throughline/domain/stories';
import { aStory, programmesWith } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const STORY = /^\/stories\/[0-9a-f-]{36}$/;
const CONSENT = /^\/stories\/[0-9a-f-]{36}\/consents\/[0-9a-f-]{36}$/;
const MOVES = /^\/stories\/[0-9a-f-]{36}\/moves$/;
const gatherers = gathererList.parse({
  reporters: [{ id: '0190a000-0000-7000-8000-000000000040', name: 'Demo Trainee 07' }],
  organisations: [],
});

const atForm = async (...regions: readonly string[]) => {
  const app = AppDriver.start();
  app.go('/stories/new');
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', '/programmes', programmesWith(...regions));
  await app.find('heading', 'Log a story');
  if (regions.length > 0) await app.answer('GET', /^\/strands\/.*\/gatherers$/, gatherers);
  return app;
};

const fillIn = async (app: AppDriver) => {
  await app.choose('Technique', 'Snapshot story');
  await app.press('checkbox', 'Audio');
  await app.fill('Storyteller’s pseudonym', 'Robin');
  await app.press('checkbox', 'May we keep the recording?');
  await app.choose('How do you want to be named?', 'Not at all');
  await app.choose('How they said it', 'On paper');
  await app.fill('Information sheet', '2026-1');
};

describe('logging a story', () => {
  afterEach(() => localStorage.clear());

  it('asks for no strand and no region where there is only one', async () => {
    const app = await atForm('Huddersfield');
    expect(app.seen('combobox', 'Strand')).toBeUndefined();
    expect(app.seen('combobox', 'Region')).toBeUndefined();
  });

  it('says so where there is nowhere to log a story', async () => {
    const app = AppDriver.start();
    app.go('/stories/new');
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.answer('GET', '/programmes', { items: [] });
    await app.find('tl-empty-state', 'no strand yet in which you could log a story');
  });

  it('explains the technique that is chosen', async () => {
    const app = await atForm('Huddersfield');
    await app.choose('Technique', 'Dialogue interview');
    expect(app.words).toContain('Two peers talk.');
  });

  it('names what is missing, and sends nothing', async () => {
    const app = await atForm('Huddersfield');
    await app.press('button', 'Hand to review');
    await app.find('alert', 'Tick what they agreed to.');
    expect(app.words).toContain('Choose at least one: video, audio, photo or text.');
    expect(app.words).toContain('Tick that you hold everybody’s consent');
  });

  it('logs it, records what was agreed to, hands it in, and shows it', async () => {
    const app = await atForm('Huddersfield');
    await fillIn(app);
    await app.choose('Gathered by', 'Demo Trainee 07');
    await app.press('checkbox', 'I hold the consent of everybody');
    await app.press('button', 'Hand to review');
    const logged = await app.answer('PUT', STORY, aStory({ state: 'planned' }));
    expect(logged.request.body).toMatchObject({
      regionId: '0190a000-0000-7000-8000-000000000020',
      media: ['audio'],
      gatheredBy: { kind: 'reporter', personId: gatherers.reporters[0]?.id, organisationId: null },
    });
    const agreed = await app.answer('PUT', CONSENT, aStory({ state: 'recorded' }));
    expect(agreed.request.body).toMatchObject({
      decision: 'given',
      scopes: ['record_hold'],
      identityDisplay: 'anonymous',
    });
    const moved = await app.answer('POST', MOVES, aStory());
    expect(moved.request.body).toEqual({ to: 'submitted', attestsConsent: true });
    const id = /stories\/([^/]+)/.exec(logged.request.url)?.[1] ?? '';
    await app.arrivesAt(`/stories/${id}`);
  });

  it('keeps everything after a failure in the middle, says what is saved, and goes on from there', async () => {
    const app = await atForm('Huddersfield');
    await fillIn(app);
    await app.press('button', 'Save, hand in later');
    const first = await app.answer('PUT', STORY, aStory({ state: 'planned' }));
    await app.refuse('PUT', CONSENT, { status: 503, code: 'server.unavailable' });
    await app.find('status', 'The story itself is saved.');
    await app.press('button', 'Save, hand in later');
    const again = await app.answer('PUT', CONSENT, aStory({ state: 'recorded' }));
    expect(again.request.url).toContain(first.request.url);
    await app.arrivesAt(first.request.url.replace('/api/v1', ''));
  });

  it('asks before what was typed is lost', async () => {
    const app = await atForm('Huddersfield');
    await app.fill('Storyteller’s pseudonym', 'Robin');
    app.go('/account');
    await app.find('[role=alertdialog]', 'Nothing of this story has been saved');
    await app.press('[role=alertdialog] button', 'Stay');
    expect(app.address).toBe('/stories/new');
  });

  it('keeps nothing about the storyteller in the browser', async () => {
    const app = await atForm('Huddersfield', 'Dewsbury');
    await app.choose('Region', 'Dewsbury');
    await fillIn(app);
    await app.press('button', 'Save, hand in later');
    await app.answer('PUT', STORY, aStory({ state: 'planned' }));
    await app.answer('PUT', CONSENT, aStory({ state: 'recorded' }));
    const kept = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage)).join('');
    expect(kept).toContain('informationSheetVersion');
    expect(kept).not.toContain('Robin');
  });
});
