import { type ThemeUsage } from '@throughline/domain/stories';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const [BELONGING, HOME, OLD] = [70, 71, 72].map((end) => `0190a000-0000-7000-8000-0000000000${end}`) as [
  string,
  string,
  string,
];
const aTheme = (changes: Partial<ThemeUsage>): ThemeUsage => ({
  ...{ id: BELONGING, version: 1, name: 'Belonging', aliases: [], isArchived: false, stories: 4 },
  ...changes,
});
const THEMES = [
  aTheme({}),
  aTheme({ id: HOME, name: 'Home', stories: 12 }),
  aTheme({ id: OLD, name: 'Old', isArchived: true, stories: 0 }),
];

const atThemes = async (items = THEMES): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go('/stories/themes');
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', '/themes/usage', { items });
  await app.find('row', 'Belonging');
  return app;
};
const askToMerge = async (app: AppDriver, into: string): Promise<void> => {
  await app.press('button', 'Merge into another Home');
  await app.choose('Merge Home into', into);
  await app.press('form button', 'Merge…');
};

describe('themes', () => {
  it('are merged once it was said how many stories that touches', async () => {
    const app = await atThemes();
    await askToMerge(app, 'Belonging');
    await app.find('[role=alertdialog]', '12 stories that you may read are about Belonging afterwards');
    expect(app.words).toContain('This cannot be undone.');
    await app.press('[role=alertdialog] .tl-filled', 'Merge the themes');
    const merged = aTheme({ aliases: ['Home'], stories: 15, version: 2 });
    const { request } = await app.answer('POST', `/themes/${HOME}/merge`, merged);
    expect(request.body).toEqual({ intoId: BELONGING });
    await app.answer('GET', '/themes/usage', { items: [merged] });
    expect(app.words).toContain('The themes were merged.');
    expect(app.names('row')).toEqual([expect.stringContaining('Home')]);
  });

  it('are left as they are when it was not meant', async () => {
    const app = await atThemes();
    await askToMerge(app, 'Belonging');
    await app.press('[role=alertdialog] button', 'Cancel');
    expect(app.waiting('POST', `/themes/${HOME}/merge`)).toBe(0);
  });

  it('are merged into another one that is not archived, and into none where there is no other', async () => {
    const app = await atThemes();
    await app.press('button', 'Merge into another Home');
    const choices = [...((await app.find('combobox', 'Merge Home into')) as HTMLSelectElement).options];
    expect(choices.map(({ text }) => text.trim())).toEqual(['Choose the theme that stays', 'Belonging']);
    await app.press('form button', 'Merge…');
    await app.find('alert', 'Choose the theme that stays.');
  });

  it('cannot be merged where there is one alone', async () => {
    const app = await atThemes([aTheme({})]);
    expect(app.seen('button', 'Merge into another')).toBeUndefined();
  });

  it.each([
    [404, 'request.notFound', 'Somebody has merged this theme already.'],
    [422, 'theme.mergeUnknown', 'is not there any more'],
    [409, 'theme.archived', 'archived meanwhile'],
    [422, 'theme.tooManyNames', 'more than 20 names'],
  ])('say why they were not merged, and are read anew: %i %s', async (status, code, words) => {
    const app = await atThemes();
    await askToMerge(app, 'Belonging');
    await app.press('[role=alertdialog] .tl-filled', 'Merge the themes');
    await app.refuse('POST', `/themes/${HOME}/merge`, { status, code });
    await app.find('alert', words);
    expect(app.waiting('GET', '/themes/usage')).toBe(1);
  });
});
