import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { COHORTS, ENROLMENTS } from '../testing/cast';
import { finishedCohort } from '../testing/finished-cohort';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });
const C1 = `/api/v1/cohorts/${COHORTS.C1}/completion`;
const AFTER = '2026-06-30T10:00:00Z';
const id = (number: number): string => `01900000-0000-7000-8000-00fe${String(number).padStart(8, '0')}`;

const people = [{ enrolmentId: ENROLMENTS.A, name: 'Demo Trainee A', badge: null }];
const finish = (name: 'tess' | 'maya', batchId: string): Promise<Answer> =>
  api.as(name).post(C1, { batchId, on: '2026-06-30', people });

/** Lets requests wait for each other at the cohort, and then run into one another. */
const heldUp = (run: () => Promise<Answer>[]): Promise<Answer[]> =>
  signedInAt(api, AFTER, async () => {
    const other = api.get(Database).dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('select from cohort where id = $1 for update', [COHORTS.C1]);
    const running = run();
    for (;;) {
      const waiting = await api.db.one<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if ((waiting?.count ?? 0) >= running.length) break;
    }
    await other.commitTransaction();
    await other.release();
    return Promise.all(running);
  });
const standing = (): Promise<object[]> =>
  api.db.query(sql`select from certificate where enrolment_id = ${ENROLMENTS.A} and revoked_at is null`);

beforeAll(() => finishedCohort(api));

it('two who finish a course at once issue one certificate', async () => {
  const answers = await heldUp(() => [finish('tess', id(1)), finish('maya', id(2))]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await standing()).toHaveLength(1);
});

it('the same message sent twice at once is done once, and taken back once', async () => {
  await heldUp(() => [api.as('tess').post(`${C1}/${id(1)}/undo`), api.as('tess').post(`${C1}/${id(2)}/undo`)]);
  expect(await standing()).toEqual([]);

  const again = await heldUp(() => [finish('tess', id(3)), finish('tess', id(3))]);
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  expect(await standing()).toHaveLength(1);
});

it('two who issue a certificate by hand at once issue one', async () => {
  const [certificate] = await api.db.query<{ id: string }>(sql`select id from certificate where revoked_at is null`);
  const put = (name: 'tess' | 'maya', to: string): Promise<Answer> =>
    api.as(name).put(`/api/v1/certificates/${to}`, { enrolmentId: ENROLMENTS.A, name: 'River', replacesId: null });
  await signedInAt(api, AFTER, () =>
    api.as('maya').post(`/api/v1/certificates/${certificate?.id ?? ''}/revocation`, { reason: 'Misspelt' }),
  );

  const answers = await heldUp(() => [put('tess', id(4)), put('maya', id(5))]);

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await standing()).toHaveLength(1);
});
