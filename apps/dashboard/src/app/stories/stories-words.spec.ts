import { CONSENT_SCOPES, STORIES_PROBLEMS } from '@throughline/domain/stories';
import { STORIES_PROBLEM_TEXTS } from './stories-problem-texts';
import { languageChoices, languageName } from '../platform/languages';
import { SCOPE_GROUPS, scopeList } from './stories-words';

describe('words about stories', () => {
  it('ask for every scope once', () => {
    expect(SCOPE_GROUPS.flatMap(({ scopes }) => scopes).toSorted()).toEqual([...CONSENT_SCOPES].toSorted());
  });

  it('list scopes in the order of the questions', () => {
    expect(scopeList(['publish_web', 'record_hold'])).toEqual(['Keeping the recording', 'The website']);
  });

  it.each(Object.entries(STORIES_PROBLEM_TEXTS))('say what to do about %s', (code, text) => {
    const words = text({});
    expect(words).toMatch(/\.$/);
    expect(words).not.toBe(STORIES_PROBLEMS[code as keyof typeof STORIES_PROBLEMS].title);
  });

  it('name the dates of the strand where they are known', () => {
    expect(STORIES_PROBLEM_TEXTS['story.outsideStrand']({ from: '2026-01-01', until: '2026-12-31' })).toContain(
      'from 1 Jan 2026 to 31 Dec 2026',
    );
  });

  it('name languages, sign languages too, and keep one that nobody offered', () => {
    expect(['pl', 'bfi'].map(languageName)).toEqual(['Polish', 'British Sign Language']);
    expect(languageChoices('sw').map(({ name }) => name)).toContain('Swahili');
  });
});
