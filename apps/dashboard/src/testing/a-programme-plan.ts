import { type Milestone, type ProgrammePlan } from '@throughline/domain/results';

export const PLAN_IDS = {
  programme: '0190a000-0000-7000-8000-000000000010',
  strand: '0190a000-0000-7000-8000-000000000011',
  launch: '0190a000-0000-7000-8000-000000000061',
  report: '0190a000-0000-7000-8000-000000000062',
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
