import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, MODULES, NOW, SESSIONS } from './cast';

/** A picture, as far as its first bytes tell. */
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a picture of a register')]);
export const PDF = Buffer.from('%PDF-1.7 a guide');

const both = () => ({ P1: randomUUID(), P2: randomUUID() });

/** What lies inside of a register, an enrolment or a cohort: one in each programme. */
export const IN_REGISTER = {
  walkInId: both(),
  absenceId: both(),
  noteId: both(),
  fileId: both(),
  guideId: both(),
  entryId: { P1: ENROLMENTS.A, P2: ENROLMENTS.D },
  moduleId: { P1: MODULES.M2, P2: MODULES.M1 },
  sessionId: { P1: SESSIONS.today, P2: SESSIONS.elsewhere },
} as const;

export const WALK_IN_NAME = 'Demo Walk-in 01';

const PLACES = [
  { at: 'P1', session: SESSIONS.today, enrolment: ENROLMENTS.A, author: CAST.tess, cohort: COHORTS.C1 },
  { at: 'P2', session: SESSIONS.elsewhere, enrolment: ENROLMENTS.D, author: CAST.omar, cohort: COHORTS.C2 },
] as const;

/** A walk-in, a known absence, a note for the team a photograph of the register and a guide, in each programme. */
export const registerThread = (): readonly Sql[] =>
  PLACES.flatMap(({ at, session, enrolment, author, cohort }) => {
    const { walkInId, absenceId, noteId, fileId, guideId } = IN_REGISTER;
    const walkIn = walkInId[at];
    return [
      sql`insert into walk_in (id, session_id) values (${walkIn}, ${session})`,
      sql`insert into walk_in_identity (walk_in_id, name) values (${walkIn}, ${WALK_IN_NAME})`,
      sql`insert into attendance (session_id, walk_in_id, mark, source, mutation_id, recorded_at)
          values (${session}, ${walkIn}, 'present', 'online', ${walkIn}, ${NOW})`,
      sql`insert into known_absence (id, enrolment_id, from_date, until_date)
          values (${absenceId[at]}, ${enrolment}, '2026-07-01', '2026-07-03')`,
      sql`insert into session_note (id, session_id, author_id, text, visibility)
          values (${noteId[at]}, ${session}, ${author}, 'It went well', 'team')`,
      sql`insert into stored_file (id, content_type, sha256, bytes) values (${fileId[at]}, 'image/jpeg', '', ${JPEG})`,
      sql`insert into stored_file (id, content_type, sha256, bytes) values (${guideId[at]}, 'application/pdf', '', ${PDF})`,
      sql`insert into register_photo (file_id, session_id) values (${fileId[at]}, ${session})`,
      sql`insert into cohort_guide (file_id, cohort_id, title, agreed_on)
          values (${guideId[at]}, ${cohort}, 'Our guide', '2026-06-01')`,
    ];
  });
