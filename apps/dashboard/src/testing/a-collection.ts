import { type CollectionProgress, type CollectionRow } from '@throughline/domain/results';

/** A row of a collection: 29 of 40 stories, in review, with a forecast. */
export const collectionRow = (changes: Partial<CollectionRow> = {}): CollectionRow => ({
  ...{ gathered: 31, withdrawn: 2, storiesNet: 29, published: 12 },
  ...{ target: 40, expected: 33, variance: -4, rag: 'amber' },
  forecast: { kind: 'given', low: 34, likely: 37, high: 41, endsOn: '2026-07-31', perWeek: 1.3, partsToCome: 0 },
  needed: { kind: 'perWeek', missing: 11, perWeek: 2.1 },
  rates: {
    publish: { part: 12, of: 29 },
    publishConsent: { part: 20, of: 29 },
    consentCoverage: { part: 33, of: 33 },
    curation: { part: 0, of: 0 },
    coreTraining: { part: 3, of: 4 },
  },
  consentsExpiring: 0,
  daysToPublish: { stories: 12, median: 24 },
  waiting: {
    ...{ stories: 4, medianDays: 9, oldestDays: 45 },
    classes: [
      { fromDays: 0, toDays: 7, stories: 2 },
      { fromDays: 8, toDays: 14, stories: 1 },
      { fromDays: 15, toDays: 28, stories: 0 },
      { fromDays: 29, toDays: null, stories: 1 },
    ],
  },
  ...changes,
});

export const IDS = {
  programme: '0190a000-0000-7000-8000-000000000010',
  strand: '0190a000-0000-7000-8000-000000000011',
  region: '0190a000-0000-7000-8000-000000000021',
  community: '0190a000-0000-7000-8000-000000000031',
  session: '0190a000-0000-7000-8000-000000000041',
  cohort: '0190a000-0000-7000-8000-000000000051',
} as const;

export type PlannedRegion = CollectionProgress['planner']['regions'][number];
export const plannedRegion = (changes: Partial<PlannedRegion> = {}): PlannedRegion => ({
  region: { id: IDS.region, name: 'Sandwell' },
  storiesNet: 6,
  cells: [
    { communityId: IDS.community, target: 5, storiesNet: 1, gap: 4, version: 3 },
    { communityId: null, target: 0, storiesNet: 5, gap: 0, version: null },
  ],
  sessionsAhead: 2,
  sessions: [
    {
      ...{ id: IDS.session, title: 'Gathering', date: '2026-06-22', startTime: '18:00' },
      cohort: { id: IDS.cohort, name: 'Spring' },
    },
  ],
  concentration: { part: 4, of: 6, kind: 'reporter', name: null },
  ...changes,
});

export const aCollection = (changes: Partial<CollectionProgress> = {}): CollectionProgress => ({
  asAt: '2026-06-15T09:00:00Z',
  today: '2026-06-15',
  programme: {
    ...{ id: IDS.programme, code: 'P1', name: 'Demo Programme', startDate: '2026-01-01', endDate: '2026-07-31' },
    status: 'underWay',
  },
  selected: collectionRow(),
  total: collectionRow(),
  strands: [
    {
      strand: { id: IDS.strand, code: 'S1', name: 'Learning', startDate: '2026-01-01', endDate: '2026-07-31' },
      ...collectionRow(),
      regions: [{ region: { id: IDS.region, name: 'Sandwell' }, ...collectionRow() }],
    },
  ],
  months: [
    {
      ...{ month: '2026-06', gathered: 31, withdrawn: 2, storiesNet: 29, cumulative: 29, expected: 36 },
      forecast: { low: 29, likely: 31, high: 33 },
    },
    {
      ...{ month: '2026-07', gathered: null, withdrawn: null, storiesNet: null, cumulative: null, expected: 40 },
      forecast: { low: 34, likely: 37, high: 41 },
    },
  ],
  planner: {
    communities: [{ id: IDS.community, name: 'South Asian elders', isArchived: false }],
    regions: [plannedRegion()],
    strandId: IDS.strand,
  },
  may: { write: true },
  ...changes,
});
