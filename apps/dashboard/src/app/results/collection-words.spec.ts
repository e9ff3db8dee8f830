import { RESULTS_PROBLEMS } from '@throughline/domain/results';
import { collectionRow, plannedRegion } from '../../testing/a-collection';
import { collectionSentence, concentrationWords, shareWords, waitingWords } from './collection-words';
import { RESULTS_PROBLEM_TEXTS } from './results-problem-texts';

describe('the sentence of a collection', () => {
  it('can be read out: so many of so many, expected by now, by the end at this pace, and needed', () => {
    expect(collectionSentence(collectionRow())).toBe(
      '29 of 40 stories; 33 expected by now; at this pace 34 to 41 by 31 Jul 2026; 2.1 a week needed.',
    );
  });

  it.each<[string, Parameters<typeof collectionRow>[0]]>([
    [
      '29 stories; at this pace 34 to 41 by 31 Jul 2026.',
      { target: null, expected: null, needed: { kind: 'noTarget' } },
    ],
    [
      '29 of 40 stories; 33 expected by now; too few stories for a forecast; 2.1 a week needed.',
      { forecast: { kind: 'none', reason: 'tooFewStories' } },
    ],
    [
      '29 of 40 stories; 33 expected by now; 11 short at the end.',
      { forecast: { kind: 'none', reason: 'over' }, needed: { kind: 'over', missing: 11 } },
    ],
    [
      '1 of 1 story; 1 expected by now; too early for a forecast; the target is reached.',
      {
        ...{ storiesNet: 1, target: 1, expected: 1, needed: { kind: 'reached' } },
        forecast: { kind: 'none', reason: 'tooFewWeeks' },
      },
    ],
  ])('says "%s"', (sentence, changes) => {
    expect(collectionSentence(collectionRow(changes))).toBe(sentence);
  });
});

describe('the words of a collection', () => {
  it('never give a rate bare', () => {
    expect(shareWords({ part: 12, of: 29 })).toBe('12 of 29 (41%)');
    expect(shareWords({ part: 0, of: 0 })).toBe('none yet');
  });

  it('class what waits', () => {
    expect(collectionRow().waiting.classes.map(waitingWords)).toEqual([
      'up to 7 days',
      '8 to 14 days',
      '15 to 28 days',
      'more than 28 days',
    ]);
  });

  it('name a gatherer only to those who were told the name', () => {
    expect(concentrationWords(plannedRegion())).toBe(
      'One reporter gathered 4 of the 6 stories here. Who else could gather?',
    );
    const named = { part: 4, of: 6, kind: 'reporter', name: 'Demo Trainee 07' } as const;
    expect(concentrationWords(plannedRegion({ concentration: named }))).toContain('Demo Trainee 07 gathered 4');
    expect(concentrationWords(plannedRegion({ concentration: null }))).toBeNull();
  });

  it('say what to do about every problem', () => {
    expect(Object.keys(RESULTS_PROBLEM_TEXTS).toSorted()).toEqual(Object.keys(RESULTS_PROBLEMS).toSorted());
  });
});
