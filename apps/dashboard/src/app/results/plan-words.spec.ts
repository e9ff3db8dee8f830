import { type Milestone } from '@throughline/domain/results';
import { aMilestone } from '../../testing/a-programme-plan';
import { expectedWords, planSentence, standingWords } from './plan-words';

const TODAY = '2026-06-15';

it.each<[string, Partial<Milestone>]>([
  ['14 days late', {}],
  ['1 day late', { slippageDays: 1 }],
  ['Will be 30 days late', { baselineDate: '2026-07-01', slippageDays: 30 }],
  ['3 days early', { baselineDate: '2026-07-01', slippageDays: -3 }],
  ['On time', { slippageDays: 0 }],
  ['Achieved on the day', { state: 'achieved', actualDate: '2026-06-01', slippageDays: 0 }],
  ['Achieved 14 days late', { state: 'achieved', actualDate: '2026-06-15' }],
  ['Achieved 1 day early', { state: 'achieved', actualDate: '2026-05-31', slippageDays: -1 }],
  ['Missed', { state: 'missed' }],
  ['Dropped', { state: 'dropped', slippageDays: null }],
])('a milestone stands so: %s', (words, changes) => {
  expect(standingWords(aMilestone(changes), TODAY)).toBe(words);
});

it('says when it is expected, when it came, and nothing of what will not come', () => {
  expect(expectedWords(aMilestone())).toBe('expected 1 Jun 2026');
  expect(expectedWords(aMilestone({ state: 'achieved', actualDate: '2026-06-02' }))).toBe('achieved 2 Jun 2026');
  expect(expectedWords(aMilestone({ state: 'missed' }))).toBeNull();
});

it.each([
  ['No milestone is late.', 0, { part: 0, of: 0 }],
  ['1 milestone is late. 2 of 3 that were due by now came on time.', 1, { part: 2, of: 3 }],
  ['2 milestones are late. 0 of 2 that were due by now came on time.', 2, { part: 0, of: 2 }],
])('the plan in a sentence: %s', (sentence, late, onTime) => {
  expect(planSentence(late, onTime)).toBe(sentence);
});
