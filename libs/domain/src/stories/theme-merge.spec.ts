import { mergedAliases, type NamedTheme } from './theme-merge';

const theme = (id: string, name: string, aliases: readonly string[] = [], isArchived = false): NamedTheme => ({
  ...{ id, name, aliases, isArchived },
});
const many = Array.from({ length: 20 }, (_, index) => `Name ${index}`);

describe('a theme that another one is merged into', () => {
  it.each<[string, NamedTheme, NamedTheme, readonly string[]]>([
    ['the name of the other', theme('a', 'Belonging'), theme('b', 'Home'), ['Home']],
    [
      'its own names first',
      theme('a', 'Belonging', ['Fitting in']),
      theme('b', 'Home', ['At home']),
      ['Fitting in', 'Home', 'At home'],
    ],
    ['each once', theme('a', 'Café', ['Tea room']), theme('b', 'cafe', ['TEA ROOM', 'Coffee']), ['Tea room', 'Coffee']],
    ['those of one that was archived', theme('a', 'Belonging'), theme('b', 'Home', [], true), ['Home']],
  ])('has %s', (_, into, other, aliases) => {
    expect(mergedAliases(into, other)).toEqual({ ok: true, value: aliases });
  });

  it.each<[string, NamedTheme, NamedTheme]>([
    ['theme.mergedIntoItself', theme('a', 'Belonging'), theme('a', 'Belonging')],
    ['theme.archived', theme('a', 'Belonging', [], true), theme('b', 'Home')],
    ['theme.tooManyNames', theme('a', 'Belonging', many), theme('b', 'Home')],
  ])('is refused: %s', (code, into, other) => {
    expect(mergedAliases(into, other)).toMatchObject({ ok: false, refusal: { code } });
  });
});
