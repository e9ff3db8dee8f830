import { randomUUID } from 'node:crypto';
import {
  attendanceOf,
  ENROLMENT_STATES,
  LEFT_STATES,
  MARKS,
  SESSION_STATES,
  type Attendance,
  type AttendanceLine,
  type Stay,
} from '@throughline/domain/training';
import * as fc from 'fast-check';
import sql from 'sql-template-tag';
import { COHORTS, NOW, VENUES } from '../testing/cast';
import { testApi } from '../testing/test-api';

const api = testApi();

const day = fc.integer({ min: 1, max: 30 }).map((number) => `2026-06-${String(number).padStart(2, '0')}`);

interface World {
  readonly stays: readonly Stay[];
  /** Each session with the mark of each person, in their order. */
  readonly sessions: readonly (Omit<AttendanceLine, 'mark'> & { readonly marks: readonly AttendanceLine['mark'][] })[];
}

/** Some people, some of whom only wait, and some who left; and some sessions, in every state, some at the same hour. */
const worlds: fc.Arbitrary<World> = fc.integer({ min: 1, max: 4 }).chain((people) =>
  fc.record({
    stays: fc.array(
      fc
        .record({ state: fc.constantFrom(...ENROLMENT_STATES), enrolledOn: day, leftOn: day })
        .map(({ state, enrolledOn, leftOn }): Stay => {
          const waits = state === 'interested' || state === 'invited';
          const left = (LEFT_STATES as readonly string[]).includes(state);
          return { state, enrolledOn: waits ? null : enrolledOn, leftOn: left ? leftOn : null };
        }),
      { minLength: people, maxLength: people },
    ),
    sessions: fc.array(
      fc
        .record({
          date: day,
          hour: fc.constantFrom('09', '17'),
          state: fc.constantFrom(...SESSION_STATES),
          marks: fc.array(fc.constantFrom(...MARKS), { minLength: people, maxLength: people }),
        })
        .map(({ date, hour, state, marks }) => ({
          ...{ date, state, marks, startsAt: `${date}T${hour}:00:00Z`, endsAt: `${date}T${Number(hour) + 2}:00:00Z` },
        })),
      { maxLength: 8 },
    ),
  }),
);

const store = async ({ stays, sessions }: World): Promise<string[]> => {
  const ids = stays.map(() => randomUUID());
  const enrolments = stays.map(({ state, enrolledOn, leftOn }, index) => ({
    ...{ id: ids[index], person_id: randomUUID(), cohort_id: COHORTS.C2, state, source: 'open' },
    ...{ enrolled_on: enrolledOn, left_on: leftOn, completed_on: state === 'completed' ? '2026-06-30' : null },
    ...{
      waiting_since: NOW,
      offered_until: '2026-06-30',
      offer_ends_at: NOW,
      version: 1,
      created_at: NOW,
      updated_at: NOW,
    },
  }));
  const held = sessions.map((session) => ({ ...session, id: randomUUID() }));
  const rows = held.map(({ id, date, state, startsAt, endsAt }) => ({
    ...{ id, cohort_id: COHORTS.C2, title: 'Any', date, start_time: '09:00', end_time: '11:00', time_zone: 'UTC' },
    ...{ starts_at: startsAt, ends_at: endsAt, first_date: date, mode: 'inPerson', venue_id: VENUES.eastHall, state },
    ...{ cancel_reason: 'Any', postpone_reason: state === 'postponed' ? 'Any' : null, register_submitted_at: NOW },
  }));
  const marks = held.flatMap(({ id, marks: theirs }) =>
    theirs.map((mark, index) => ({ session_id: id, enrolment_id: ids[index], mark })),
  );
  await api.db.query(sql`
    insert into person (id) select person_id from jsonb_to_recordset(${JSON.stringify(enrolments)}::jsonb) as e(person_id uuid)`);
  await api.db.query(sql`
    insert into enrolment select * from jsonb_populate_recordset(null::enrolment, ${JSON.stringify(enrolments)}::jsonb)`);
  await api.db.query(sql`
    insert into enrolment_step (enrolment_id, position, to_state, taken_on, recorded_at)
      select id, 1, state, coalesce(enrolled_on, '2026-06-01'), ${NOW}::timestamptz
        from jsonb_populate_recordset(null::enrolment, ${JSON.stringify(enrolments)}::jsonb)`);
  await api.db.query(sql`
    insert into training_session (id, cohort_id, title, date, start_time, end_time, time_zone, starts_at, ends_at, first_date, mode,
        venue_id, state, cancel_reason, postpone_reason, register_submitted_at)
      select id, cohort_id, title, date, start_time, end_time, time_zone, starts_at, ends_at, first_date, mode, venue_id, state,
             cancel_reason, postpone_reason, register_submitted_at
        from jsonb_populate_recordset(null::training_session, ${JSON.stringify(rows)}::jsonb)`);
  await api.db.query(sql`
    insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      select session_id, enrolment_id, mark, 'online', gen_random_uuid(), ${NOW}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(session_id uuid, enrolment_id uuid, mark text)`);
  return ids;
};

const KEYS = ['held', 'attended', 'toCome', 'consecutiveAbsences'] as const;

/** What the cohort says of each of them, in the order of the world; the world is gone afterwards. */
const counted = async (world: World): Promise<unknown[]> => {
  await api.db.query(sql`savepoint before_it`);
  try {
    const ids = await store(world);
    const { body } = await api.as('ada').get(`/api/v1/cohorts/${COHORTS.C2}`);
    const shown = [...body.members, ...body.waitingList] as ({ enrolmentId: string } & Record<string, unknown>)[];
    return ids.map((id) => {
      const one = shown.find(({ enrolmentId }) => enrolmentId === id);
      return Object.fromEntries(KEYS.map((key) => [key, one?.[key]]));
    });
  } finally {
    await api.db.query(sql`rollback to savepoint before_it`);
  }
};

/** The same, by the rule of the domain. */
const told = ({ stays, sessions }: World): Attendance[] =>
  stays.map((stay, index) =>
    attendanceOf(
      stay,
      sessions.map(({ marks, ...session }) => ({ ...session, mark: marks[index] ?? 'notMarked' })),
      NOW,
    ),
  );

describe('attendance', () => {
  it('is counted by the database as the rule of the domain counts it, in any little world', async () => {
    await api.db.query(sql`delete from session_module`);
    await api.db.query(sql`delete from training_session where cohort_id = ${COHORTS.C2}`);
    await api.db.query(sql`delete from enrolment where cohort_id = ${COHORTS.C2}`);
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        expect(await counted(world)).toEqual(told(world));
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
