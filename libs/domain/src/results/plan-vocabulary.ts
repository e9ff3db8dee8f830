/** How far a milestone is (domain B2). Rebaselining is a step of its own, after which it is planned again. */
export const MILESTONE_STATES = ['planned', 'inProgress', 'achieved', 'missed', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** Milestones of which nothing more is expected. */
export const SETTLED_MILESTONES = ['achieved', 'missed', 'dropped'] as const satisfies MilestoneState[];

/** Where a milestone goes only with a reason: the funder has agreed to that, or asks. */
export const MILESTONE_REASONED = ['missed', 'dropped'] as const satisfies MilestoneState[];

/** Days late up to which a milestone is amber; from there on it is red (B4.15). */
export const AMBER_UP_TO_DAYS_LATE = 30;
