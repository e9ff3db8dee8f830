import { addDays } from '@throughline/domain/shared';
import { type Story } from '@throughline/domain/stories';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { today } from '../platform/format';

const PATH = `/stories/${aStory().id}`;

const atStory = async (changes: Partial<Story> = {}) => {
  const app = AppDriver.start();
  app.go(PATH);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, aStory(changes));
  await app.find('heading', 'KBOP-012');
  return app;
};

describe('a story', () => {
  it('has a title that says nothing of whose it is', async () => {
    await atStory();
    expect(document.title).toBe('Story – Throughline');
  });

  it('shows what is allowed', async () => {
    const app = await atStory();
    expect(app.words).toContain('Consent given');
    expect(app.words).toContain('Keeping the recording');
  });

  it.each<[string, Partial<Story>, string]>([
    ['somebody under 18', { storytellerAge: 'from16To17' }, 'The storyteller is under 18. It is held back'],
    ['practice', { isPractice: true }, 'It is never published, and counts in no figure.'],
    ['no consent yet', { state: 'planned', consentState: 'none', consentScopes: [] }, 'is not recorded yet'],
    [
      'a consent that ran out',
      { state: 'published', consentState: 'expired', consentScopes: [] },
      'no longer a valid consent',
    ],
    ['changes asked for', { state: 'changesRequested', lastReason: 'The sound is too low' }, 'The sound is too low'],
  ])('says in words what has to be known: %s', async (_, changes, words) => {
    const app = await atStory(changes);
    expect(app.words).toContain(words);
  });

  it.each([
    [0, 'It ends today.'],
    [1, 'It ends tomorrow.'],
    [2, ', in 2 days.'],
  ])('says when a consent ends, %i days from now', async (days, words) => {
    const app = await atStory({ consentExpiresOn: addDays(today(), days) });
    expect(app.words).toContain(words);
  });

  it('offers no step that the reader may not take', async () => {
    const app = await atStory();
    expect(app.names('button').filter((name) => /review|Approve|Publish|Withdraw/.test(name))).toEqual([]);
  });

  it('asks for a reason before changes are asked for', async () => {
    const app = await atStory({ state: 'inReview', moves: ['changesRequested'] });
    await app.press('button', 'Ask for changes…');
    await app.press('form button', 'Ask for changes');
    await app.find('alert', 'Say what should be changed.');
    await app.fill('What should be changed?', 'The sound is too low');
    await app.press('form .tl-filled', 'Ask for changes');
    const { request } = await app.answer('POST', `${PATH}/moves`, aStory({ state: 'changesRequested' }));
    expect(request.body).toMatchObject({ to: 'changesRequested', reason: 'The sound is too low' });
    expect(app.seen('[aria-current=step]')?.textContent).toContain('Changes asked for');
    expect(document.activeElement?.getAttribute('aria-labelledby')).toBe('progress');
  });

  it('approves only what the storyteller has seen, and says who else has to when it is one’s own', async () => {
    const app = await atStory({ state: 'inReview', moves: ['approved'] });
    await app.press('button', 'Approve…');
    await app.press('form .tl-filled', 'Approve');
    await app.find('alert', 'Show them the final version first');
    await app.press('checkbox', 'The storyteller has seen it');
    await app.press('form .tl-filled', 'Approve');
    await app.refuse('POST', `${PATH}/moves`, { status: 422, code: 'story.ownReview' });
    await app.find('alert', 'so somebody else has to approve it');
  });

  it('says who gathered it, also to those who are not shown a name', async () => {
    const reporter = { kind: 'reporter' as const, personId: null, organisationId: null };
    const app = await atStory({ gatheredBy: { ...reporter, name: '' } });
    expect(app.words).toContain('Gathered byA community reporter, who is not shown to you by name');
  });

  it('says of the text itself that nobody can be recognised in it, where nothing else is published', async () => {
    const app = await atStory({
      ...{ state: 'approved', moves: ['published'], media: ['audio'] },
      publicationObstacle: 'story.anonymisedAssetMissing',
    });
    await app.press('button', 'Publish…');
    await app.press('checkbox', 'Name, face and voice are out');
    await app.press('form .tl-filled', 'Publish');
    const { request } = await app.answer(
      'PUT',
      new RegExp(`${PATH}/assets/`),
      aStory({ state: 'approved', moves: ['published'] }),
    );
    expect(request.body).toMatchObject({ kind: 'text', url: null, isAnonymised: true });
    await app.answer('POST', `${PATH}/moves`, aStory({ state: 'published' }));
    await app.until('the notice', () => (app.words.includes('is marked as published') ? true : undefined));
  });

  it('publishes without a name only what has no name, face or voice in it', async () => {
    const unnamed: Partial<Story> = {
      state: 'approved',
      moves: ['published'],
      publicationObstacle: 'story.anonymisedAssetMissing',
    };
    const app = await atStory(unnamed);
    await app.press('button', 'Publish…');
    await app.press('form .tl-filled', 'Publish');
    await app.find('alert', 'Take name, face and voice out first');
    await app.press('checkbox', 'Name, face and voice are out');
    await app.fill('Address on the website', 'example.org');
    await app.press('form .tl-filled', 'Publish');
    await app.find('alert', 'begins with https://');
    await app.fill('Address on the website', 'https://example.org/robin');
    await app.press('form .tl-filled', 'Publish');
    const asset = await app.answer(
      'PUT',
      new RegExp(`${PATH}/assets/`),
      aStory({ ...unnamed, publicationObstacle: null }),
    );
    expect(asset.request.body).toMatchObject({ isAnonymised: true, purpose: 'publication' });
    const { request } = await app.answer('POST', `${PATH}/moves`, aStory({ state: 'published' }));
    expect(request.body).toMatchObject({ publishedUrl: 'https://example.org/robin' });
  });

  it.each<[string, Partial<Story>, string]>([
    ['practice', { publicationObstacle: 'story.practice' }, 'practice story'],
    ['somebody under 18', { publicationObstacle: 'story.under18' }, 'safeguarding lead'],
    [
      'no consent to the website',
      { publicationObstacle: 'story.publishConsentMissing' },
      'has not agreed to the website',
    ],
    ['another text than was agreed to', { publicationObstacle: 'story.textNotAgreed' }, 'the text as it stands'],
  ])('says why it cannot be published instead of offering it: %s', async (_, changes, words) => {
    const app = await atStory({ state: 'approved', moves: ['published', 'archived'], ...changes });
    expect(app.words).toContain(words);
    expect(app.seen('button', 'Publish')).toBeUndefined();
    expect(app.seen('button', 'Archive')).toBeDefined();
  });

  describe('taken back', () => {
    const may = { ...aStory().may, withdraw: true };

    it('is one action without a reason, which says first what cannot be called back', async () => {
      const app = await atStory({ may });
      await app.press('button', 'Withdraw the whole story');
      await app.find('[role=alertdialog]', 'cannot be called back');
      expect(app.seen('[role=alertdialog] textarea')).toBeUndefined();
      await app.press('[role=alertdialog] .tl-filled', 'Withdraw the story');
      const withdrawn = aStory({
        state: 'withdrawn',
        storytellerPseudonym: '',
        consentState: 'withdrawn',
        consentScopes: [],
      });
      const { request } = await app.answer('POST', `${PATH}/withdrawal`, withdrawn);
      expect(request.body).toMatchObject({ scopes: 'all' });
      expect(app.words).toContain('The storyteller has withdrawn this story.');
      expect(app.words).not.toContain('Robin');
    });

    it('can be a part of it', async () => {
      const app = await atStory({ may });
      await app.press('button', 'Take back: The website');
      await app.press('[role=alertdialog] .tl-filled', 'Take it back');
      const { request } = await app.answer(
        'POST',
        `${PATH}/withdrawal`,
        aStory({ may, consentScopes: ['record_hold'] }),
      );
      expect(request.body).toMatchObject({ scopes: ['publish_web'] });
      expect(app.seen('button', 'Take back: The website')).toBeUndefined();
    });

    it('is sent again as the same withdrawal after a failure', async () => {
      const app = await atStory({ may });
      const withdraw = async () => {
        await app.press('button', 'Withdraw the whole story');
        await app.press('[role=alertdialog] .tl-filled', 'Withdraw the story');
      };
      await withdraw();
      const first = await app.refuse('POST', `${PATH}/withdrawal`, { status: 503, code: 'server.unavailable' });
      await app.find('alert', 'Nothing was lost');
      await withdraw();
      const second = await app.answer('POST', `${PATH}/withdrawal`, aStory({ state: 'withdrawn' }));
      expect(second.request.body).toEqual(first.request.body);
    });
  });
});
