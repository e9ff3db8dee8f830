import { STORY_STATES, type StoryState } from '@throughline/domain/stories';
import { stepsOf } from './story-progress';

const at = (state: StoryState, publishedAt: string | null = null, submittedAt: string | null = null) =>
  stepsOf({ state, publishedAt, submittedAt });
const states = (state: StoryState, publishedAt: string | null = null, submittedAt: string | null = null) =>
  at(state, publishedAt, submittedAt).map((step) => step.state);

describe('how far a story has come', () => {
  it.each(STORY_STATES)('stands at one step, which is its state: %s', (state) => {
    expect(at(state).filter((step) => step.at === 'here')).toEqual([{ state, at: 'here' }]);
  });

  it('shows the whole way, and what is still to come', () => {
    expect(at('submitted').map((step) => `${step.state} ${step.at}`)).toEqual([
      ...['planned past', 'recorded past', 'submitted here'],
      ...['inReview ahead', 'approved ahead', 'published ahead'],
    ]);
  });

  it.each<[StoryState, readonly StoryState[]]>([
    ['changesRequested', ['planned', 'recorded', 'submitted', 'inReview', 'changesRequested', 'approved', 'published']],
    ['rejected', ['planned', 'recorded', 'submitted', 'inReview', 'rejected']],
    ['archived', ['planned', 'recorded', 'submitted', 'inReview', 'approved', 'archived']],
    ['unpublished', ['planned', 'recorded', 'submitted', 'inReview', 'approved', 'published', 'unpublished']],
  ])('puts %s beside the way', (state, expected) => {
    expect(states(state)).toEqual(expected);
  });

  it('ends a withdrawn story where it had come to, as far as that is known', () => {
    expect(states('withdrawn')).toEqual(['planned', 'withdrawn']);
    expect(states('withdrawn', null, '2026-03-09T10:00:00Z').at(-2)).toBe('submitted');
    expect(states('withdrawn', '2026-03-20T10:00:00Z', '2026-03-09T10:00:00Z').at(-2)).toBe('published');
  });
});
