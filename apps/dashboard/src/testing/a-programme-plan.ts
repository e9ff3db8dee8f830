import {
  type Deliverable,
  type Milestone,
  type PlanAction,
  type PlanDecision,
  type ProgrammePlan,
  type Risk,
} from '@throughline/domain/results';

export const PLAN_IDS = {
  programme: '0190a000-0000-7000-8000-000000000010',
  strand: '0190a000-0000-7000-8000-000000000011',
  launch: '0190a000-0000-7000-8000-000000000061',
  report: '0190a000-0000-7000-8000-000000000062',
  deliverable: '0190a000-0000-7000-8000-000000000063',
  risk: '0190a000-0000-7000-8000-000000000064',
  decision: '0190a000-0000-7000-8000-000000000065',
  action: '0190a000-0000-7000-8000-000000000066',
} as const;

const OWNER = { id: '0190a000-0000-7000-8000-000000000001', name: 'Demo Manager' };

/** A launch that was agreed for 1 June 2026 and has not come by the 15th. */
export const aMilestone = (changes: Partial<Milestone> = {}): Milestone => ({
  ...{ id: PLAN_IDS.launch, version: 3, programmeId: PLAN_IDS.programme, strandId: null, title: 'Launch' },
  ...{ baselineDate: '2026-06-01', forecastDate: '2026-06-01', actualDate: null, ownerId: OWNER.id, owner: OWNER },
  ...{ isCritical: false, dependsOn: [], state: 'inProgress', slippageDays: 14, isLate: true, rag: 'amber' },
  ...{ earlierBaselines: [], steps: [], moves: ['achieved', 'missed', 'dropped'] },
  may: { rebaseline: true, remove: false },
  ...changes,
});

/** A report that waits for the launch. */
export const aReport = (changes: Partial<Milestone> = {}): Milestone =>
  aMilestone({
    ...{ id: PLAN_IDS.report, title: 'Report', baselineDate: '2026-09-01', forecastDate: '2026-09-01' },
    ...{ state: 'planned', slippageDays: 0, isLate: false, rag: 'green', dependsOn: [PLAN_IDS.launch] },
    ...{ moves: ['inProgress', 'dropped'], may: { rebaseline: true, remove: true } },
    ...changes,
  });

const OF = { version: 2, programmeId: PLAN_IDS.programme, strandId: null, ownerId: OWNER.id, owner: OWNER };

/** A report that was due on 25 May 2026 and is still in review. */
export const aDeliverable = (changes: Partial<Deliverable> = {}): Deliverable => ({
  ...{ ...OF, id: PLAN_IDS.deliverable, code: 'D3.2', title: 'Mid-term report', type: 'report', url: null },
  ...{ dueDate: '2026-05-25', submittedOn: null, lateDays: 21, isLate: true, state: 'internalReview' },
  ...{ steps: [], moves: ['submitted'], may: { remove: false } },
  ...changes,
});

export const aRisk = (changes: Partial<Risk> = {}): Risk => ({
  ...{ ...OF, id: PLAN_IDS.risk, title: 'Too few trainers', likelihood: 4, impact: 5, score: 20 },
  ...{ response: 'Train two more.', reviewOn: '2026-06-10', isReviewOverdue: true, isCritical: true },
  ...{ state: 'mitigating', steps: [], moves: ['closed', 'materialised'], may: { remove: false } },
  ...changes,
});

export const aDecision: PlanDecision = {
  ...{ id: PLAN_IDS.decision, version: 1, programmeId: PLAN_IDS.programme, strandId: null },
  ...{
    title: 'Meet in the afternoon',
    decidedOn: '2026-06-01',
    decidedBy: 'Steering group',
    why: 'Many have children.',
  },
};

export const anAction = (changes: Partial<PlanAction> = {}): PlanAction => ({
  ...{ ...OF, id: PLAN_IDS.action, title: 'Book the hall', dueOn: '2026-06-14', doneOn: null, isOverdue: true },
  decisionId: PLAN_IDS.decision,
  ...changes,
});

export const aProgrammePlan = (changes: Partial<ProgrammePlan> = {}): ProgrammePlan => ({
  ...{ asAt: '2026-06-15T10:00:00.000Z', today: '2026-06-15' },
  programme: {
    ...{ id: PLAN_IDS.programme, code: 'BRIDGES', name: 'Bridges', status: 'underWay' },
    ...{ startDate: '2026-01-01', endDate: '2026-12-31' },
  },
  strands: [{ id: PLAN_IDS.strand, code: 'KBOP', name: 'Kirklees' }],
  milestones: [aMilestone(), aReport()],
  ...{ deliverables: [], risks: [], decisions: [], actions: [] },
  onTime: { part: 2, of: 3 },
  owners: [OWNER],
  may: { write: true },
  ...changes,
});
