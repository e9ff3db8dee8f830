import type { ProblemCatalogue } from '../shared';

export const PEOPLE_PROBLEMS = {
  'person.notEnrolled': { kind: 'ruleBroken', title: 'This person is not enrolled in the cohort' },
} as const satisfies ProblemCatalogue;
