import {
  cohort,
  cohortMember,
  trainingSession,
  type Cohort,
  type CohortMember,
  type TrainingSession,
} from '@throughline/domain/training';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The day on which specs of training take place: a Monday, 18:00 in London. */
export const NOW = new Date('2026-03-09T18:00:00Z');
export const SESSION_ID = id(50);
export const COHORT_ID = id(60);
const place = {
  programme: { id: id(10), name: 'Bridges', code: 'BRIDGES' },
  strand: { id: id(11), name: 'Kirklees', code: 'KBOP' },
  region: { id: id(20), name: 'Huddersfield' },
};
export const MODULES = [
  { id: id(71), title: 'Responsible storytelling', isCore: true, code: 'responsibleStorytelling' as const },
  { id: id(72), title: 'Recording', isCore: false, code: 'recording' as const },
];
export const VENUE = {
  id: id(80),
  name: 'Demo Hall',
  stepFree: true,
  hearingLoop: null,
  wifi: 'weak' as const,
  notes: '',
};
export const TRAINER = { id: id(1), name: 'Demo Person' };

/** What `GET /training-sessions/:id` answers, shaped by the contract: this evening, unless something else is said. */
export const aSession = (changes: Partial<TrainingSession> = {}): TrainingSession =>
  trainingSession.parse({
    ...place,
    ...{ id: SESSION_ID, version: 4, cohortId: COHORT_ID, title: 'Workshop 1', date: '2026-03-09' },
    ...{ startTime: '18:00', endTime: '20:00', timeZone: 'Europe/London', mode: 'inPerson', venue: VENUE },
    ...{ startsAt: '2026-03-09T18:00:00Z', endsAt: '2026-03-09T20:00:00Z', state: 'scheduled' },
    cohort: { id: COHORT_ID, name: 'Spring' },
    ...{ moduleIds: [], trainers: [TRAINER], cancelReason: null, registerSubmittedAt: null },
    ...{
      postponeReason: null,
      postponedFrom: null,
      firstDate: '2026-03-09',
      series: null,
      needsToBring: '',
      exceptionNote: null,
    },
    ...{ registerKind: 'named', headcount: null },
    ...{ expected: 12, marked: 0, attended: 0, may: { write: true, record: true, reopen: false } },
    ...changes,
  });

/** One person of a cohort: well on the way. */
export const aMember = (changes: Partial<CohortMember> = {}): CohortMember =>
  cohortMember.parse({
    ...{ enrolmentId: id(90), version: 1, personId: id(91), preferredName: 'Demo Trainee 01', state: 'inTraining' },
    ...{ source: 'open', enrolledOn: '2026-01-12', leftOn: null, attended: 2, held: 3, toCome: 1 },
    ...{ consecutiveAbsences: 0, missingCoreModules: [], mayComplete: true, since: '2026-01-19', stepId: id(92) },
    ...{ organisation: null, transferredFrom: null, transferredTo: null, offeredUntil: null, isOfferOpen: false },
    waitingPosition: null,
    ...changes,
  });

/** What `GET /cohorts/:id` answers: with nobody in it and nothing planned, unless something else is said. */
export const aCohort = (changes: Partial<Cohort> = {}): Cohort =>
  cohort.parse({
    ...place,
    ...{ id: COHORT_ID, version: 2, courseId: id(70), strandId: place.strand.id, regionId: place.region.id },
    ...{ name: 'Spring', startDate: '2026-01-12', endDate: '2026-06-30', capacity: 12, minimumViable: 3 },
    course: {
      ...{ id: id(70), version: 1, name: 'Community reporting', model: 'storytelling', minimumAttendance: 0.5 },
      modules: MODULES,
    },
    ...{ trainerIds: [TRAINER.id], trainers: [TRAINER], placesTaken: 0, placesOffered: 0 },
    ...{ members: [], waitingList: [], sessions: [] },
    ...{ placesOffered: 0, waitingList: [] },
    may: { write: true, enrol: true, schedule: true },
    ...changes,
  });
