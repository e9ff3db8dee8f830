import { type Indicator } from '@throughline/domain/results';

const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const INDICATOR_IDS = { indicator: id(1), programme: id(2), past: id(3), present: id(4), entry: id(5) };

const period = (changes: Partial<Indicator['periods'][number]>): Indicator['periods'][number] => ({
  ...{ id: INDICATOR_IDS.present, version: 1, startDate: '2026-04-01', endDate: '2099-06-30', target: 75 },
  ...{
    profile: 'linear',
    points: [],
    closedAt: null,
    actual: null,
    numerator: null,
    denominator: null,
    restated: null,
  },
  waiting: 0,
  ...changes,
});

/** A value that waits for somebody to decide. */
export const anEntry = (changes: Partial<Indicator['entries'][number]> = {}): Indicator['entries'][number] => ({
  ...{ id: INDICATOR_IDS.entry, version: 2, periodId: INDICATOR_IDS.present, regionId: null, region: null },
  ...{ asAt: '2026-05-01', value: null, numerator: 9, denominator: 14, words: 'Two had left', evidence: '' },
  ...{ state: 'submitted', enteredBy: 'Demo Trainer', decision: '', may: { edit: false, submit: false, decide: true } },
  ...changes,
});

/** An indicator of a ratio with a closed period and a present one, 11 of 18 against a target of 75 %. */
export const anIndicator = (changes: Partial<Indicator> = {}): Indicator => ({
  ...{ id: INDICATOR_IDS.indicator, version: 1, programmeId: INDICATOR_IDS.programme, strandId: null, code: 'OC1' },
  ...{ title: 'Reporters who were heard', resultType: 'outcome', measure: 'percentage', aggregation: 'ratio' },
  ...{ calculation: 'byHand', isAscending: true, unitLabel: 'of those asked', outcome: '', baseline: 40 },
  ...{ baselineYear: 2025, levels: [], tolerance: { amber: 0.1, red: 0.25 }, isKey: true, isPublicToFunder: true },
  ...{ isArchived: false, strand: null, actual: 61.111111, target: 75, expected: 68, numerator: 11, denominator: 18 },
  ...{ progress: 0.6, rag: 'amber', judgement: null, needsComment: true, asAt: '2026-06-15T10:00:00.000Z' },
  programme: { id: INDICATOR_IDS.programme, name: 'Not Another Co-Production Project' },
  periods: [
    period({
      ...{ id: INDICATOR_IDS.past, startDate: '2026-01-01', endDate: '2026-03-31', target: 60 },
      ...{ closedAt: '2026-04-02T10:00:00.000Z', actual: 61.111111, numerator: 11, denominator: 18 },
    }),
    period({ waiting: 1 }),
  ],
  entries: [anEntry()],
  changes: [],
  judgements: [],
  may: { write: true, enter: true },
  ...changes,
});
