import { type StoryList } from '@throughline/domain/stories';
import { aStory, programmesWith } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const listOf = (items: StoryList['items'], next: string | null = null): StoryList => ({
  items,
  next,
  total: items.length,
  totalIsCapped: false,
});

const atStories = async (list: StoryList, address = '/stories') => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  const asked = await app.answer('GET', '/stories', list);
  await app.answer('GET', '/programmes', programmesWith('Huddersfield', 'Dewsbury'));
  return { app, asked };
};

describe('the stories', () => {
  it('are rows of what matters, with the consent in words', async () => {
    const { app } = await atStories(listOf([aStory({ consentState: 'expiring' })]));
    expect(app.names('row')[0]).toMatch(
      /KBOP-012.*Robin.*Huddersfield.*Snapshot story.*9 Mar 2026.*Handed in.*Consent ends soon/,
    );
  });

  it('are asked for by the filters in the address', async () => {
    const { asked } = await atStories(listOf([aStory()]), '/stories?state=published');
    expect(asked.request.params.get('state')).toBe('published');
  });

  it('put a filter into the address, and ask again', async () => {
    const { app } = await atStories(listOf([aStory()]));
    await app.choose('State', 'Published');
    const { request } = await app.answer('GET', '/stories', listOf([]));
    expect(request.params.get('state')).toBe('published');
    expect(app.address).toBe('/stories?state=published');
    await app.find('tl-empty-state', 'No story matches these filters');
  });

  it('come page by page', async () => {
    const { app } = await atStories({ ...listOf([aStory()], 'after-it'), total: 2 });
    await app.press('button', 'Load more stories');
    const { request } = await app.answer('GET', '/stories', {
      ...listOf([aStory({ id: '0190a000-0000-7000-8000-000000000039', ref: 'KBOP-013' })]),
      total: 2,
    });
    expect(request.params.get('cursor')).toBe('after-it');
    expect(app.names('row')).toHaveLength(2);
    expect(app.seen('button', 'Load more stories')).toBeUndefined();
  });

  it('are kept as a table, of what the filters keep', async () => {
    const kept: string[] = [];
    Object.assign(URL, { createObjectURL: () => 'blob:table', revokeObjectURL: () => undefined });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      kept.push(this.download);
    });
    const { app } = await atStories(listOf([aStory()]), '/stories?state=published');
    await app.press('button', 'Download this list as a table');
    await app.find('status', 'The table is being made');
    expect(app.seen('button', 'Download this list')?.matches(':disabled')).toBe(true);
    const { request } = await app.answer('GET', '/stories/export', new Blob(['Story']));
    expect([request.params.keys(), request.params.get('state')]).toEqual([['state'], 'published']);
    expect(kept).toEqual([expect.stringMatching(/^stories-\d{4}-\d\d-\d\d\.csv$/)]);
    expect(app.words).toContain('The table is in your downloads.');
  });

  it('say why the table was not made, and try again', async () => {
    const { app } = await atStories(listOf([aStory()]));
    await app.press('button', 'Download this list as a table');
    await app.lose('GET', '/stories/export');
    await app.find('alert', 'The table could not be made.');
    await app.press('button', 'Download this list as a table');
    expect(app.seen('alert')).toBeUndefined();
    expect(app.waiting('GET', '/stories/export')).toBe(1);
  });

  it('say how to begin where there is none', async () => {
    const { app } = await atStories(listOf([]));
    await app.find('link', 'Log the first story');
  });
});
