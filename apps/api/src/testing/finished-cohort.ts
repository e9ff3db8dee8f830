import sql from 'sql-template-tag';
import { ENROLMENTS, SESSIONS } from './cast';
import type { TestApi } from './test-api';

/** Hands in the register of a session with these marks. */
const handIn = async (api: TestApi, sessionId: string, marks: Readonly<Record<string, string>>): Promise<void> => {
  await api.db.query(sql`
    update training_session set state = 'registerSubmitted', register_submitted_at = ends_at where id = ${sessionId}`);
  await api.db.query(sql`
    insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
    select ${sessionId}, key::uuid, value, 'online', gen_random_uuid(), '2026-06-22T19:30:00Z'
      from jsonb_each_text(${JSON.stringify(marks)}::jsonb)`);
};

/**
 * C1 at its end, with every register handed in: A was always there and meets the rule of the course; B missed the session with the
 * module M2, and so one too many; C never came.
 */
export const finishedCohort = async (api: TestApi): Promise<void> => {
  const { A, B, C } = ENROLMENTS;
  await handIn(api, SESSIONS.past, { [A]: 'present', [B]: 'late', [C]: 'noShow' });
  await handIn(api, SESSIONS.today, { [A]: 'leftEarly', [B]: 'apology', [C]: 'noShow' });
  await handIn(api, SESSIONS.future, { [A]: 'present', [B]: 'present', [C]: 'noShow' });
};
