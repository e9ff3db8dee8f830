import { person, type Person } from '@throughline/domain/people';
import { COHORT_ID, MODULES, SESSION_ID } from './a-cohort';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const PERSON_ID = id(91);
export const ENROLMENT_ID = id(90);
/** They were enrolled, and then came for the first time. */
export const STEP_IDS = { enrolled: id(93), inTraining: id(94), paused: id(95) };

const step = (stepId: string, from: string | null, to: string, on: string) => ({
  ...{ id: stepId, from, to, on, reason: null, recordedAt: '2026-02-01T10:00:00Z', recordedBy: 'Demo Person' },
});

/** What `GET /people/:id` answers: on a break, with one core module held and one module that a coming session has. */
export const aPerson = (changes: Partial<Person> = {}): Person =>
  person.parse({
    ...{ id: PERSON_ID, version: 3, preferredName: 'Demo Trainee 01' },
    enrolments: [
      {
        ...{ enrolmentId: ENROLMENT_ID, version: 2, state: 'paused', since: '2026-02-16', stepId: STEP_IDS.paused },
        ...{ source: 'open', organisation: null, enrolledOn: '2026-01-12', leftOn: null },
        ...{ transferredFrom: null, transferredTo: null, attended: 3, held: 5, toCome: 2, consecutiveAbsences: 2 },
        ...{ cohort: { id: COHORT_ID, name: 'Spring' }, course: { id: id(70), name: 'Community reporting' } },
        ...{ programme: { id: id(10), name: 'Bridges' }, strand: { id: id(11), name: 'Kirklees' } },
        steps: [
          step(STEP_IDS.enrolled, null, 'enrolled', '2026-01-12'),
          step(STEP_IDS.inTraining, 'enrolled', 'inTraining', '2026-01-19'),
          step(STEP_IDS.paused, 'inTraining', 'paused', '2026-02-16'),
        ],
        may: { enrol: true },
      },
    ],
    courses: [
      {
        ...{ id: id(70), name: 'Community reporting' },
        modules: [
          { ...MODULES[0], held: { on: '2026-01-19', sessionId: SESSION_ID, where: 'Spring' }, supply: null },
          {
            ...{ ...MODULES[1], held: null },
            supply: {
              ...{ sessionId: SESSION_ID, title: 'Workshop 6', date: '2026-03-16', startTime: '18:00' },
              ...{ cohort: { id: COHORT_ID, name: 'Spring' }, isTheirs: true },
            },
          },
        ],
      },
    ],
    may: { write: true, readNeeds: true, writeNeeds: true },
    ...changes,
  });
