import { type StorySearchList } from '@throughline/domain/stories';
import { aStory, programmesWith } from '../../testing/a-story';
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
  hiddenBy: [],
  ...changes,
});
const NOTHING = found({ items: [], total: 0 });

const atSearch = async (address = '/stories/search') => {
  const app = AppDriver.start();
  app.go(address);
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

  it('asks within the filters of the address, and puts them there', async () => {
    const app = await atSearch('/stories/search?state=published,approved&mine=true');
    const first = await lookFor(app, 'cafe', found());
    expect(first.request.body).toEqual({ q: 'cafe', state: ['published', 'approved'], mine: true });
    await app.choose('Technique', 'Group story');
    const next = await app.answer('POST', '/stories/search', found({ next: 'after-it' }));
    expect(next.request.body).toMatchObject({ q: 'cafe', technique: 'group' });
    expect(app.address).toContain('technique=group');
    expect(app.address).not.toContain('cafe');
    await app.press('button', 'Show more stories');
    const more = await app.answer('POST', '/stories/search', NOTHING);
    expect(more.request.body).toMatchObject({ technique: 'group', mine: true, cursor: 'after-it' });
  });

  it('says which filter hides what is looked for, and takes it off', async () => {
    const regionId = aStory().region.id;
    const app = await atSearch(`/stories/search?regionId=${regionId}&technique=group`);
    await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
    await lookFor(app, 'cafe', { ...NOTHING, hiddenBy: ['technique'] });
    await app.find('tl-empty-state', 'No story within these filters says this');
    await app.press('tl-empty-state button', 'Remove Technique: Group story');
    const { request } = await app.answer('POST', '/stories/search', found());
    expect(request.body).toEqual({ q: 'cafe', regionId });
    expect(app.address).toBe(`/stories/search?regionId=${regionId}`);
    expect(document.activeElement).toBe(await app.find('textbox', 'Words, a place'));
  });

  it('looks in all stories where taking off one filter is not enough', async () => {
    const app = await atSearch('/stories/search?technique=group&age=minors');
    await lookFor(app, 'cafe', NOTHING);
    await app.press('tl-empty-state button', 'Look in all stories');
    const { request } = await app.answer('POST', '/stories/search', found());
    expect(request.body).toEqual({ q: 'cafe' });
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
