import { type StoryReviewPage } from '@throughline/domain/stories';
import { aQuote, aReviewPage } from '../../testing/a-review';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const PATH = `/stories/${aStory().id}`;

const atText = async (changes: Partial<StoryReviewPage> = {}) => {
  const app = AppDriver.start();
  app.go(`${PATH}/text`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', `${PATH}/review`, aReviewPage(changes));
  await app.find('heading', 'KBOP-012');
  return app;
};

const storyWith = (changes: Partial<StoryReviewPage['story']>) => ({ story: { ...aReviewPage().story, ...changes } });

describe('the text of a story and its review', () => {
  it('has a title that says nothing of whose it is, and shows versions with who wrote them', async () => {
    const app = await atText();
    expect(document.title).toBe('Text and review – Throughline');
    expect(app.words).toContain('Version 2 · not agreed to');
    expect(app.words).toContain('Version 1 · agreed to');
    expect(app.words).toContain('Demo Trainer');
  });

  it('is in words where nothing is there yet', async () => {
    const app = await atText({ ...storyWith({ title: '', summary: '', transcript: '' }), reviews: [] });
    expect(app.words).toContain('No title yet');
    expect(app.words).toContain('Nobody has written down yet what was said.');
    expect(app.words).toContain('None is marked yet.');
    expect(app.words).toContain('Nobody else has reviewed it yet.');
  });

  it('offers a review to no one who gathered the story', async () => {
    const app = await atText({ may: { review: false, isOwnStory: true }, reviews: [] });
    expect(app.words).toContain('so somebody else reviews it');
    expect(app.seen('button', 'Mark a key quote')).toBeUndefined();
    expect(app.seen('button', 'Save your review')).toBeUndefined();
  });

  it('marks the words that were selected, without the space around them', async () => {
    const app = await atText();
    await app.press('button', 'Mark a key quote');
    const field = (await app.find('textbox', 'Select the words')) as HTMLTextAreaElement;
    field.setSelectionRange(23, 49);
    field.dispatchEvent(new Event('select'));
    await app.press('button', 'Mark these words');
    const { request } = await app.answer('PUT', new RegExp(`${PATH}/quotes/`), aReviewPage({ quotes: [aQuote()] }));
    expect(request.body).toEqual({ textVersion: 2, fromChar: 24, toChar: 48, text: 'Somebody listened to me.' });
    expect(request.headers.get('If-Match')).toBeNull();
    expect(app.seen('mark')?.textContent).toBe('Somebody listened to me.');
  });

  it('lets the keyboard select in the transcript, and refuses whatever would change it', async () => {
    const app = await atText();
    await app.press('button', 'Mark a key quote');
    const field = (await app.find('textbox', 'Select the words')) as HTMLTextAreaElement;
    // A browser selects nothing by the keyboard in a field that is readonly.
    expect([field.readOnly, field.getAttribute('aria-readonly')]).toEqual([false, 'true']);
    const before = field.value;
    expect(field.dispatchEvent(new Event('beforeinput', { cancelable: true }))).toBe(false);
    field.value = 'Other words.';
    field.dispatchEvent(new Event('input'));
    expect(field.value).toBe(before);
  });

  it('asks to select something before it is marked', async () => {
    const app = await atText();
    await app.press('button', 'Mark a key quote');
    await app.press('button', 'Mark these words');
    await app.find('alert', 'Select some words in the transcript first.');
  });

  it('says which quotes moved, and takes a person’s word for it', async () => {
    const app = await atText({ quotes: [aQuote({ anchor: 'moved', version: 3 })] });
    expect(app.words).toContain('these words now stand elsewhere');
    await app.press('button', 'It still says this');
    const { request } = await app.answer('PUT', `${PATH}/quotes/${aQuote().id}`, aReviewPage({ quotes: [aQuote()] }));
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(app.words).not.toContain('these words now stand elsewhere');
  });

  it('says which quotes were lost, and lets them go', async () => {
    const app = await atText({ quotes: [aQuote({ anchor: 'lost', text: 'Gone words.' })] });
    expect(app.words).toContain('these words are no longer in it');
    expect(app.seen('mark')).toBeUndefined();
    expect(app.seen('button', 'Mark it anew')).toBeDefined();
    await app.press('button', 'Remove: “Gone words.”');
    await app.answer('DELETE', `${PATH}/quotes/${aQuote().id}`, aReviewPage());
    expect(app.words).not.toContain('Gone words.');
  });

  it('needs a tone for a review, and makes a theme once', async () => {
    const app = await atText({ reviews: [] });
    await app.answer('GET', '/themes', { items: [] });
    await app.press('button', 'Save your review');
    await app.find('alert', 'Choose how it sounds.');
    await app.choose('Tone', 'Mixed');
    await app.fill('Themes', 'cafe life');
    await app.press('button', 'Add theme');
    const existing = { id: '0190a000-0000-7000-8000-000000000050', name: 'Café life' };
    await app.answer('PUT', /^\/themes\//, existing);
    await app.press('button', 'Save your review');
    const { request } = await app.answer('PUT', new RegExp(`${PATH}/reviews/`), aReviewPage());
    expect(request.body).toEqual({ tone: 'mixed', insight: '', themeIds: [existing.id], textVersion: 2 });
  });

  it('records that the storyteller agreed to the text as it stands', async () => {
    const app = await atText(storyWith({ may: { ...aReviewPage().story.may, recordConsent: true } }));
    await app.press('button', 'The storyteller has agreed to this text');
    await app.press('button', 'They need not see it');
    const { request } = await app.answer('PUT', new RegExp(`${PATH}/agreements/`), {
      ...aReviewPage().story,
      textIsAgreed: true,
    });
    expect(request.body).toMatchObject({ textVersion: 2, how: 'waived' });
    expect(app.words).toContain('The storyteller has agreed to this text.');
  });

  it('saves a corrected text as the next version, and shows both where somebody was quicker', async () => {
    const app = await atText(storyWith({ may: { ...aReviewPage().story.may, writeText: true } }));
    await app.press('button', 'Correct the text');
    await app.fill('Transcript', 'Mine.');
    await app.press('button', 'Save as a new version');
    const theirs = { ...aReviewPage().story, textVersion: 3, transcript: 'Theirs.' };
    await app.refuse('PUT', `${PATH}/texts/3`, { status: 412, code: 'request.stale', ...{ current: theirs } });
    await app.find('alert', 'Theirs.');
    expect(((await app.find('textbox', 'Transcript')) as HTMLTextAreaElement).value).toBe('Mine.');
    await app.press('button', 'Go on with mine');
    await app.press('button', 'Save as a new version');
    const { request } = await app.answer('PUT', `${PATH}/texts/4`, { ...theirs, textVersion: 4, transcript: 'Mine.' });
    expect(request.body).toMatchObject({ title: 'Heard', transcript: 'Mine.' });
  });
});
