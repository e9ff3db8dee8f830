import { programme } from '@throughline/domain/programmes';
import {
  plannedSession,
  series,
  type PlannedSession,
  type Series,
  type SeriesWrite,
} from '@throughline/domain/training';
import { aCohort, COHORT_ID, SESSION_ID, TRAINER, VENUE } from './a-cohort';
import { type AppDriver } from './app-driver';

export const SERIES_ID = '0190a000-0000-7000-8000-000000000040';
const cohort = aCohort();
const theProgramme = programme.parse({
  ...{ ...cohort.programme, version: 1, aliases: [], summary: '', startDate: '2025-01-01', endDate: '2027-12-31' },
  ...{ timeZone: 'Europe/London', publicationDisclaimer: null },
  ...{ organisations: [], status: 'underWay', isDemonstration: false, strands: [], grants: [], may: { write: false } },
});
const venues = {
  items: [
    {
      ...{ ...VENUE, version: 1, regionId: cohort.regionId, region: cohort.region },
      ...{ stepFree: true, hearingLoop: null, wifi: null, notes: '' },
    },
  ],
};

/** Answers what planning for a cohort asks for. */
export const answerPlanContext = async (
  app: AppDriver,
  trainers: readonly (typeof TRAINER)[] = [TRAINER],
): Promise<void> => {
  await app.answer('GET', `/cohorts/${COHORT_ID}`, cohort);
  await app.answer('GET', `/programmes/${cohort.programme.id}`, theProgramme);
  await app.answer('GET', '/venues', venues);
  await app.answer('GET', '/trainers', { items: trainers });
};

/** A date as a preview shows it: with nothing to say about it, unless something else is said. */
export const aPlanned = (changes: Partial<PlannedSession> = {}): PlannedSession =>
  plannedSession.parse({
    ...{ sessionId: SESSION_ID, position: 1, title: 'Workshop 1', date: '2026-03-10' },
    ...{ startTime: '18:00', endTime: '20:00', timeZone: 'Europe/London' },
    ...{ startsAt: '2026-03-10T18:00:00Z', endsAt: '2026-03-10T20:00:00Z', clockChange: null, holiday: null },
    ...{ isOutsideStrand: false, isOutsideCohort: false, clashes: [] },
    ...changes,
  });

/** Many of them, a day each. */
export const planned = (...dates: readonly string[]): { readonly sessions: readonly PlannedSession[] } => ({
  sessions: dates.map((date, index) => aPlanned({ date, position: index + 1 })),
});

/** What `PUT /series/:id` answers: three Mondays. */
export const aSeries = (changes: Partial<Series> = {}): Series => {
  const written: SeriesWrite = {
    ...{ cohortId: COHORT_ID, firstDate: '2026-03-09', title: 'Workshop', isNumbered: true },
    rule: {
      rhythm: { frequency: 'weekly', interval: 1, weekdays: ['monday'] },
      ...{ ends: { kind: 'count', count: 3 }, exceptions: [] },
    },
    ...{ startTime: '18:00', endTime: '20:00', timeZone: 'Europe/London', mode: 'inPerson', venueId: VENUE.id },
    ...{ trainerIds: [TRAINER.id], needsToBring: '', modulesByPosition: [], exceptionNote: null },
  };
  const { id: _, ...place } = cohort;
  const session = (position: number, date: string) => ({
    ...aPlanned({ date }),
    ...{ id: SESSION_ID, version: 1, cohortId: COHORT_ID, mode: 'inPerson', venue: VENUE, state: 'scheduled' },
    ...{ position, setApart: [] },
  });
  return series.parse({
    ...{ ...place, ...written, id: SERIES_ID, version: 7, movedByDays: 0, cohort: { id: COHORT_ID, name: 'Spring' } },
    ...{ venue: VENUE, trainers: [TRAINER], may: { write: true } },
    sessions: [session(1, '2026-03-09'), session(2, '2026-03-16'), session(3, '2026-03-23')],
    ...changes,
  });
};
