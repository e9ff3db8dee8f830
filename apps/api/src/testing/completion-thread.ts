import sql, { type Sql } from 'sql-template-tag';
import { COHORTS, COURSES, MODULES, PEOPLE } from './cast';

const id = (kind: number, number: number): string =>
  `01900000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`;

/** What finishing a course leaves behind, once in C1 and once in C2. */
export const IN_COMPLETION = {
  enrolments: { P1: id(72, 1), P2: id(72, 2) },
  certificates: { P1: id(73, 1), P2: id(73, 2) },
  /** That the module M3 is recognised: for A of C1, and D of C2. */
  recognitions: { P1: id(74, 1), P2: id(74, 2) },
  batches: { P1: id(75, 1), P2: id(75, 2) },
} as const;
export const CERTIFICATE_NAME = 'Demo Graduate';

/** As statements in order: somebody who completed, with a certificate, and a recognised module. */
export const completionThread = (): readonly Sql[] =>
  (['P1', 'P2'] as const).flatMap((place, index) => {
    const personId = id(71, index + 1);
    const enrolmentId = IN_COMPLETION.enrolments[place];
    const cohortId = COHORTS[place === 'P1' ? 'C1' : 'C2'];
    const batchId = IN_COMPLETION.batches[place];
    return [
      sql`insert into person (id) values (${personId})`,
      sql`insert into person_identity (person_id, preferred_name) values (${personId}, 'Demo Graduate')`,
      sql`insert into enrolment (id, person_id, cohort_id, state, source, enrolled_on, began_on, completed_on)
          values (${enrolmentId}, ${personId}, ${cohortId}, 'completed', 'open', '2026-05-20', '2026-06-01', '2026-06-14')`,
      sql`insert into completion_batch (id, cohort_id, completed_on, done_at)
          values (${batchId}, ${cohortId}, '2026-06-14', '2026-06-15T08:00:00Z')`,
      sql`insert into certificate (id, number, enrolment_id, person_id, course_id, course, modules, organisation, completed_on,
                                   issued_on, issued_at)
          values (${IN_COMPLETION.certificates[place]}, ${`TL-2026-0000-0000-000${index}`}, ${enrolmentId}, ${personId},
                  ${COURSES.storytelling}, 'Story gathering', '[]', 'Demo Lead Charity', '2026-06-14', '2026-06-15', '2026-06-15')`,
      sql`insert into certificate_identity (certificate_id, name) values (${IN_COMPLETION.certificates[place]}, ${CERTIFICATE_NAME})`,
      sql`insert into module_completion (id, person_id, module_id, completed_on, note)
          values (${IN_COMPLETION.recognitions[place]}, ${PEOPLE[place === 'P1' ? 'A' : 'D']}, ${MODULES.M3}, '2026-06-10', 'One to one')`,
    ];
  });
