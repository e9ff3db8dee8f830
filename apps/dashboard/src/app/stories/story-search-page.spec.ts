import { type StorySearchList } from '@throughline/domain/stories';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const found = (changes: Partial<StorySearchList> = {}): StorySearchList => ({
  items: [
    {
      ...aStory({ isPractice: true }),
      matches: ['text'],
      excerpt: [
        { text: 'at the ', isHit: false },
        { text: 'café', isHit: true },
      ],
    },
  ],
  next: null,
  total: 1,
  totalIsCapped: false,
  hints: [],
  ...changes,
});
const NOTHING = found({ items: [], total: 0 });

const atSearch = async () => {
  const app = AppDriver.start();
  app.go('/stories/search');
  await app.answer('GET', '/account', accountOf('programmeManager'));
  return app;
};
const lookFor = async (app: AppDriver, words: string, list: StorySearchList) => {
  await app.fill('Words, a place, a theme or a reference', words);
  return app.answer('POST', '/stories/search', list);
};
const pressKey = (element: Element, key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('the search in stories', () => {
  it('asks with the words in the body, and never in the address', async () => {
    const app = await atSearch();
    const { request } = await lookFor(app, 'cafe', found());
    expect([request.body, request.urlWithParams]).toEqual([{ q: 'cafe' }, '/api/v1/stories/search']);
    expect(app.address).toBe('/stories/search');
  });

  it('marks what was looked for, and practice', async () => {
    const app = await atSearch();
    await lookFor(app, 'cafe', found());
    await app.find('link', 'KBOP-012');
    expect([...app.page.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['café']);
    expect(app.words).toContain('Practice');
  });

  it('offers what may have been meant', async () => {
    const app = await atSearch();
    const id = '0190a000-0000-7000-8000-000000000020';
    await lookFor(app, 'Vrou', { ...NOTHING, hints: [{ kind: 'place', id, name: 'Võru' }] });
    await app.find('tl-empty-state', 'No story says this');
    await app.press('button', 'Võru');
    const { request } = await app.answer('POST', '/stories/search', found());
    expect(request.body).toEqual({ q: 'Võru' });
  });

  it('is walked through with the arrows', async () => {
    const app = await atSearch();
    await lookFor(app, 'cafe', found());
    const field = await app.find('textbox', 'Words, a place');
    const link = await app.find('link', 'KBOP-012');
    pressKey(field, 'ArrowDown');
    expect(document.activeElement).toBe(link);
    pressKey(link, 'ArrowUp');
    expect(document.activeElement).toBe(field);
    link.focus();
    pressKey(link, '/');
    expect(document.activeElement).toBe(field);
  });

  it('goes on page by page, and says when there are more than are counted', async () => {
    const app = await atSearch();
    await lookFor(app, 'cafe', found({ next: 'after-it', total: 1000, totalIsCapped: true }));
    expect(app.words).toContain('More than 1,000 stories');
    await app.press('button', 'Show more stories');
    const { request } = await app.answer('POST', '/stories/search', NOTHING);
    expect(request.body).toEqual({ q: 'cafe', cursor: 'after-it' });
  });

  it('can be tried again', async () => {
    const app = await atSearch();
    await app.fill('Words, a place, a theme or a reference', 'cafe');
    await app.refuse('POST', '/stories/search', { status: 500, code: 'server.failed' });
    await app.press('button', 'Try again');
    await app.answer('POST', '/stories/search', found());
    await app.find('link', 'KBOP-012');
  });
});
