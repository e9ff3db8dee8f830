import { type StoryList } from '@throughline/domain/stories';
import { aStory, programmesWith } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const ID = (last: number): string => `0190a000-0000-7000-8000-00000000003${last}`;
const THEME = '0190a000-0000-7000-8000-000000000051';
const COLLECTION = '0190a000-0000-7000-8000-000000000052';

const list: StoryList = {
  items: [1, 2, 3].map((last) => aStory({ id: ID(last), ref: `KBOP-00${last}` })),
  next: null,
  total: 3,
  totalIsCapped: false,
};
const themes = {
  items: [{ id: THEME, version: 1, name: 'Belonging', aliases: [], isArchived: false, stories: 0 }],
};
const programme = { id: '0190a000-0000-7000-8000-000000000010', name: 'Bridges', code: 'BRIDGES' };
const collections = {
  items: [
    {
      ...{
        id: COLLECTION,
        version: 1,
        programmeId: programme.id,
        programme,
        name: 'What works',
        aliases: [],
        about: '',
      },
      ...{ isArchived: false, stories: 0, may: { write: true } },
    },
  ],
};

const atStories = async (role: 'programmeManager' | 'trainer' = 'programmeManager') => {
  const app = AppDriver.start();
  app.go('/stories');
  await app.answer('GET', '/account', accountOf(role));
  await app.answer('GET', '/stories', list);
  await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
  return app;
};
/** The menus of the filters and those of the bar ask for the same. */
const answerMenus = async (app: AppDriver): Promise<void> => {
  for (const [path, body] of [
    ['/themes/usage', themes],
    ['/collections', collections],
  ] as const) {
    await app.answer('GET', path, body);
  }
};
const box = (app: AppDriver, ref: string): Promise<HTMLElement> => app.find('checkbox', `Choose ${ref}`);
const press = (key: string, init: KeyboardEventInit = {}): void => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  document.activeElement?.dispatchEvent(event);
};
const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;
const isChecked = async (app: AppDriver, ref: string): Promise<boolean> =>
  ((await box(app, ref)) as HTMLInputElement).checked;

describe('choosing stories', () => {
  it('is not offered to who may not review them', async () => {
    const app = await atStories('trainer');
    await app.find('link', 'KBOP-001');
    expect(app.seen('checkbox', 'Choose')).toBeUndefined();
  });

  it('goes by the keyboard alone: from box to box, up to here, all and none', async () => {
    const app = await atStories();
    (await box(app, 'KBOP-001')).focus();
    press('j');
    expect(focused()).toBe('Choose KBOP-002');
    press('ArrowDown');
    press('j');
    expect(focused()).toBe('Choose KBOP-003');
    press('k');
    press('Home');
    expect(focused()).toBe('Choose KBOP-001');
    document.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    press('j');
    press(' ', { shiftKey: true });
    await app.find('status', '2 stories chosen');
    press('a', { ctrlKey: true });
    await app.find('status', '3 stories chosen');
    expect(await isChecked(app, 'KBOP-003')).toBe(true);
    press('Escape');
    await app.until('selection of nothing', () => (app.seen('status', 'chosen') ? undefined : true));
    expect(await isChecked(app, 'KBOP-001')).toBe(false);
  });
});

describe('what is done with many stories at once', () => {
  const chosen = async (): Promise<AppDriver> => {
    const app = await atStories();
    await answerMenus(app);
    await app.press('checkbox', 'Choose all that are shown');
    await answerMenus(app);
    return app;
  };

  it('is sent for all of them, and undone for those that really changed', async () => {
    const app = await chosen();
    await app.choose('Theme or collection', 'What works');
    await app.press('button', 'Add');
    const changes = [{ kind: 'addCollectionIds', id: COLLECTION, storyIds: [ID(1), ID(3)] }];
    const sent = await app.answer('POST', '/stories/bulk', { changes });
    expect(sent.request.body).toEqual({ storyIds: [ID(1), ID(2), ID(3)], addCollectionIds: [COLLECTION] });
    await app.find('status', 'Added to “What works”: 2 stories.');

    await app.press('button', 'Undo');
    const back = [{ kind: 'removeCollectionIds', id: COLLECTION, storyIds: [ID(1), ID(3)] }];
    const undone = await app.answer('POST', '/stories/bulk', { changes: back });
    expect(undone.request.body).toEqual({ storyIds: [ID(1), ID(3)], removeCollectionIds: [COLLECTION] });
    await app.find('status', 'Undone.');
    expect(app.seen('button', 'Undo')).toBeUndefined();
    await app.press('button', 'Dismiss');
    expect(app.words).not.toContain('Undone.');
  });

  it('has nothing to undo where it was so already', async () => {
    const app = await chosen();
    await app.choose('Theme or collection', 'Belonging');
    await app.press('button', 'Take out');
    const sent = await app.answer('POST', '/stories/bulk', { changes: [] });
    expect(sent.request.body).toEqual({ storyIds: [ID(1), ID(2), ID(3)], removeThemeIds: [THEME] });
    await app.find('status', 'Nothing changed');
    expect(app.seen('button', 'Undo')).toBeUndefined();
  });

  it('says why it was refused', async () => {
    const app = await chosen();
    await app.choose('Theme or collection', 'Belonging');
    await app.press('button', 'Add');
    await app.refuse('POST', '/stories/bulk', { status: 409, code: 'story.withdrawn' });
    await app.find('alert', 'The storyteller has withdrawn this story');
  });
});
