import { type Story, type StoryState } from '@throughline/domain/stories';

export interface Step {
  readonly state: StoryState;
  readonly at: 'past' | 'here' | 'ahead';
}

/** The way that a story usually takes. */
const WAY = ['planned', 'recorded', 'submitted', 'inReview', 'approved', 'published'] as const satisfies StoryState[];

/** Where a story left the way: after which step, and whether the way goes on from there. */
const ASIDE: Readonly<Partial<Record<StoryState, { readonly after: (typeof WAY)[number]; readonly goesOn: boolean }>>> =
  {
    changesRequested: { after: 'inReview', goesOn: true },
    rejected: { after: 'inReview', goesOn: false },
    archived: { after: 'approved', goesOn: false },
    unpublished: { after: 'published', goesOn: false },
  };

/** How far a story came that was withdrawn, as far as what is kept of it tells. */
const cameTo = ({ publishedAt, submittedAt }: Pick<Story, 'publishedAt' | 'submittedAt'>): (typeof WAY)[number] => {
  if (publishedAt !== null) return 'published';
  return submittedAt !== null ? 'submitted' : 'planned';
};

/** The steps of a story, taken and to come, with the one at which it stands. */
export const stepsOf = (story: Pick<Story, 'state' | 'publishedAt' | 'submittedAt'>): readonly Step[] => {
  const { state } = story;
  const isOver = state === 'withdrawn' || state === 'erased';
  const aside = isOver ? { after: cameTo(story), goesOn: false } : ASIDE[state];
  const onTheWay = WAY.findIndex((each) => each === (aside?.after ?? state));
  const past: Step[] = WAY.slice(0, onTheWay).map((each) => ({ state: each, at: 'past' }));
  const ahead: Step[] = WAY.slice(onTheWay + 1).map((each) => ({ state: each, at: 'ahead' }));
  if (!aside) return [...past, { state, at: 'here' }, ...ahead];
  return [...past, { state: aside.after, at: 'past' }, { state, at: 'here' }, ...(aside.goesOn ? ahead : [])];
};
