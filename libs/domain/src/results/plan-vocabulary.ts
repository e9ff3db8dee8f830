/** How far a milestone is (domain B2). Rebaselining is a step of its own, after which it is planned again. */
export const MILESTONE_STATES = ['planned', 'inProgress', 'achieved', 'missed', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** Milestones of which nothing more is expected. */
export const SETTLED_MILESTONES = ['achieved', 'missed', 'dropped'] as const satisfies MilestoneState[];

/** Where a milestone goes only with a reason: the funder has agreed to that, or asks. */
export const MILESTONE_REASONED = ['missed', 'dropped'] as const satisfies MilestoneState[];

/** Days late up to which a milestone is amber; from there on it is red (B4.15). */
export const AMBER_UP_TO_DAYS_LATE = 30;

/** What is promised to a funder as a thing: by what it is. */
export const DELIVERABLE_TYPES = ['report', 'film', 'website', 'dataSet', 'event', 'other'] as const;
export type DeliverableType = (typeof DELIVERABLE_TYPES)[number];

/** How far a deliverable is (domain B2). */
export const DELIVERABLE_STATES = ['drafting', 'internalReview', 'submitted', 'revisionRequested', 'accepted'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];

/** Where a deliverable goes only with a reason. */
export const DELIVERABLE_REASONED = ['revisionRequested'] as const satisfies DeliverableState[];

/** How a risk stands (domain B2). */
export const RISK_STATES = ['open', 'mitigating', 'closed', 'materialised'] as const;
export type RiskState = (typeof RISK_STATES)[number];

/** Where a risk goes only with a reason: why it is none any more, or what happened. Nothing is reviewed after that. */
export const RISK_REASONED = ['closed', 'materialised'] as const satisfies RiskState[];

/** Likelihood and impact are each said from 1 to this. */
export const MOST_RISK = 5;
