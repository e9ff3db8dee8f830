import {
  BADGE_LEVELS,
  cohortCompletion,
  personCompletion,
  type BadgeOfPerson,
  type CohortCompletion,
  type CompletionMember,
  type PersonCompletion,
} from '@throughline/domain/training';
import { COHORT_ID, MODULES } from './a-cohort';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const NUMBER = 'TL-2026-0000-0000-0007';

const aBadge = (changes: Partial<BadgeOfPerson> = {}): BadgeOfPerson => ({
  ...{ held: null, recommended: null, earned: null },
  levels: BADGE_LEVELS.map((level) => ({
    ...{ level, isMet: false, since: null },
    measures: [{ measure: 'storiesGathered', have: 2, needed: 5, since: null }],
  })),
  ...changes,
});

/** Somebody in training who meets the rule, unless something else is said. */
export const aCompletionMember = (changes: Partial<CompletionMember> = {}): CompletionMember => ({
  ...{
    enrolmentId: id(90),
    personId: id(91),
    preferredName: 'Demo Trainee 01',
    state: 'inTraining',
    completedOn: null,
  },
  decision: { isMet: true, attended: 3, held: 4, needed: 2, missingCoreModules: [] },
  ...{ modules: [], certificate: null, revokedOn: null, badge: aBadge(), dueBadge: null },
  ...changes,
});

export const notYet = aCompletionMember({
  ...{ enrolmentId: id(92), personId: id(93), preferredName: 'Demo Trainee 02' },
  decision: { isMet: false, attended: 1, held: 4, needed: 2, missingCoreModules: ['Recording'] },
  modules: MODULES.map(({ id: moduleId, title, isCore }, index) => ({
    ...{ moduleId, title, isCore, heldOn: index === 0 ? '2026-02-02' : null },
    recognised:
      index === 0
        ? { id: id(96), version: 1, personId: id(93), moduleId, completedOn: '2026-02-02', note: 'One to one' }
        : null,
  })),
});

/** What `GET /cohorts/:id/completion` answers. */
export const aCompletion = (changes: Partial<CohortCompletion> = {}): CohortCompletion =>
  cohortCompletion.parse({
    ...{ id: COHORT_ID, name: 'Spring', programme: { id: id(10), name: 'Bridges' }, endDate: '2026-03-01' },
    course: { id: id(70), name: 'Community reporting', minimumAttendance: 0.5 },
    ...{ members: [aCompletionMember(), notYet], batches: [] },
    may: { complete: true, recognise: true, revoke: false, recommend: true, award: false },
    ...changes,
  });

/** What `GET /people/:id/completion` answers. */
export const aPersonCompletion = (changes: Partial<PersonCompletion> = {}): PersonCompletion =>
  personCompletion.parse({
    ...{ personId: id(91), preferredName: 'Demo Trainee 01' },
    courses: [
      {
        ...{ id: id(70), name: 'Community reporting', minimumAttendance: 0.5 },
        modules: MODULES.map(({ id: moduleId, title, isCore }, index) => ({
          ...{ moduleId, title, isCore, heldOn: index === 0 ? '2026-02-02' : null, recognised: null },
        })),
      },
    ],
    certificates: [
      {
        ...{
          id: id(95),
          enrolmentId: id(90),
          personId: id(91),
          cohort: { id: COHORT_ID, name: 'Spring' },
          number: NUMBER,
        },
        ...{ course: 'Community reporting', modules: [], completedOn: '2026-03-02', issuedOn: '2026-03-02' },
        ...{ organisation: 'Demo Charity', name: 'Demo Trainee 01', revokedOn: null, revokeReason: null },
        may: { issue: true, revoke: true },
      },
    ],
    ...{ badge: aBadge(), history: [], may: { recognise: true, recommend: true, award: true } },
    ...changes,
  });
