import type { MarksAnswer } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { COHORTS, ENROLMENTS, SESSIONS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });
const TODAY = `/api/v1/training-sessions/${SESSIONS.today}/register`;
const ALL = [ENROLMENTS.A, ENROLMENTS.B, ENROLMENTS.C];

let made = 0;
const newId = (): string => `01900000-0000-7000-8000-00ff${String((made += 1)).padStart(8, '0')}`;

const mark = (name: 'tess' | 'maya', entries: readonly string[], word: string, baseVersion = 0): Promise<Answer> =>
  api.as(name).send('PATCH', `${TODAY}/marks`, {
    body: {
      marks: entries.map((entryId) => ({ entryId, mark: word, minutes: null, baseVersion, mutationId: newId() })),
    },
  });
const submit = (): Promise<Answer> => api.as('tess').post(`${TODAY}/submission`);
const register = async (): Promise<Answer['body']> => (await api.as('maya').get(TODAY)).body;

const answerOf = ({ body }: Answer): MarksAnswer => body as MarksAnswer;

/** Half an hour into the session, so that its register can be handed in. */
const during = <Result>(run: () => Promise<Result>): Promise<Result> => api.at('2026-06-15T17:30:00Z', run);

/** Lets the requests wait for each other at a row that somebody else holds, and then run into one another. */
const heldUp = async <Result>(
  table: 'training_session' | 'cohort',
  id: string,
  run: () => Promise<Result>[],
): Promise<Result[]> => {
  const { dataSource } = api.get(Database);
  const other = dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query(`select from ${table} where id = $1 for update`, [id]);
  const running = run();
  await waiting(running.length);
  await other.commitTransaction();
  await other.release();
  return Promise.all(running);
};

/** Until so many connections to this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= count) return;
  }
};

beforeEach(async () => {
  await api.db.query(sql`delete from attendance`);
  await api.db.query(sql`delete from walk_in_identity`);
  await api.db.query(sql`
    update training_session set state = 'scheduled', register_submitted_at = null, version = 1 where id = ${SESSIONS.today}`);
});

it('two devices that mark different people lose no mark', async () => {
  const answers = await heldUp('training_session', SESSIONS.today, () => [
    mark('tess', [ENROLMENTS.A], 'present'),
    mark('maya', [ENROLMENTS.B], 'apology'),
  ]);

  expect(answers.map(answerOf).map(({ saved, conflicts }) => [saved.length, conflicts.length])).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect((await register()).tally).toMatchObject({ present: 1, apology: 1, notMarked: 1 });
});

it('two devices that say different things of everybody agree in the end, and one is told', async () => {
  const answers = await heldUp('training_session', SESSIONS.today, () => [
    mark('tess', ALL, 'present'),
    mark('maya', [...ALL].reverse(), 'noShow'),
  ]);
  const { entries } = await register();

  expect(answers.map(answerOf).map(({ saved, conflicts }) => saved.length + conflicts.length)).toEqual([3, 3]);
  for (const entry of entries as { entryId: string; mark: string; version: number }[]) {
    expect(entry.version).toBe(1);
    for (const { saved, conflicts } of answers.map(answerOf)) {
      const told = [...saved, ...conflicts].find(({ entryId }) => entryId === entry.entryId);
      // Who was first could not know yet that somebody would differ.
      expect({ ...told, disputes: [] }).toEqual({ ...entry, disputes: [] });
    }
  }
  expect(answers.map(answerOf).flatMap(({ conflicts }) => conflicts)).toHaveLength(3);
});

it('two devices that say the same of somebody are both right', async () => {
  const answers = await heldUp('training_session', SESSIONS.today, () => [
    mark('tess', [ENROLMENTS.A], 'present'),
    mark('maya', [ENROLMENTS.A], 'present'),
  ]);

  expect(answers.map(answerOf).map(({ conflicts }) => conflicts)).toEqual([[], []]);
  expect((await register()).entries[0]).toMatchObject({ mark: 'present', version: 1 });
});

it('a mark that comes while the register is handed in is in it, or is a correction of it', async () => {
  await during(async () => {
    await mark('tess', ALL, 'present');
    const [submitted, marked] = await heldUp('training_session', SESSIONS.today, () => [
      submit(),
      mark('maya', [ENROLMENTS.A], 'late', 1),
    ]);

    expect([submitted?.status, marked?.status]).toEqual([200, 200]);
    expect(await register()).toMatchObject({ session: { state: 'registerSubmitted' }, tally: { late: 1, present: 2 } });
  });
});

it('a mark taken back while the register is handed in never leaves a register with a gap', async () => {
  await during(async () => {
    await mark('tess', ALL, 'present');
    const [submitted, marked] = await heldUp('training_session', SESSIONS.today, () => [
      submit(),
      mark('maya', [ENROLMENTS.A], 'notMarked', 1),
    ]);

    expect([
      [200, 422],
      [422, 200],
    ]).toContainEqual([submitted?.status, marked?.status]);
    const { session, tally } = await register();
    expect(session.state === 'registerSubmitted').toBe(tally.notMarked === 0);
  });
});

it('a register handed in twice at once is handed in once', async () => {
  await during(async () => {
    await mark('tess', ALL, 'present');
    const [one, other] = await heldUp('training_session', SESSIONS.today, () => [submit(), submit()]);

    expect(one?.status).toBe(200);
    expect(other?.body).toEqual(one?.body);
    expect((await register()).session.version).toBe(2);
  });
});

it('the last place of a cohort goes to one', async () => {
  await api.db.query(sql`update cohort set capacity = 4, minimum_viable = 1 where id = ${COHORTS.C1}`);
  const enrol = (): Promise<Answer> => {
    const id = newId();
    const body = {
      cohortId: COHORTS.C1,
      personId: id,
      preferredName: 'Demo Trainee 08',
      source: 'open',
      enrolledOn: '2026-06-15',
    };
    return api.as('tess').put(`/api/v1/enrolments/${id}`, body);
  };
  const answers = await heldUp('cohort', COHORTS.C1, () => [enrol(), enrol()]);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  expect(answers.find(({ status }) => status === 422)?.body.code).toBe('cohort.full');
});

it('the same enrolment sent twice at once is one, of one person', async () => {
  await api.db.query(sql`update cohort set capacity = 12 where id = ${COHORTS.C1}`);
  const id = newId();
  const body = {
    cohortId: COHORTS.C1,
    personId: id,
    preferredName: 'Demo Trainee 09',
    source: 'open',
    enrolledOn: '2026-06-15',
  };
  const enrol = (): Promise<Answer> => api.as('tess').put(`/api/v1/enrolments/${id}`, body);
  const [one, other] = await heldUp('cohort', COHORTS.C1, () => [enrol(), enrol()]);

  expect(one?.status).toBe(200);
  expect(other?.body).toEqual(one?.body);
});

describe('a walk-in', () => {
  const added = async (): Promise<string> => {
    const id = newId();
    expect((await api.as('tess').put(`${TODAY}/walk-ins/${id}`, { name: 'River' })).status).toBe(200);
    return `${TODAY}/walk-ins/${id}`;
  };
  const join = (name: 'tess' | 'maya', path: string, enrolmentId: string): Promise<Answer> =>
    api.as(name).post(`${path}/join`, { enrolmentId });
  const codesOf = (answers: readonly Answer[]): unknown[] =>
    answers.map(({ status, body }) => (status === 200 ? 200 : (body as { code: string }).code)).toSorted();

  it('whom two people join to two others at once is one of them', async () => {
    const path = await added();
    const answers = await heldUp('training_session', SESSIONS.today, () => [
      join('tess', path, ENROLMENTS.A),
      join('maya', path, ENROLMENTS.B),
    ]);

    expect(codesOf(answers)).toEqual([200, 'walkIn.joined']);
    expect((await register()).tally).toMatchObject({ present: 1 });
  });

  it('who is joined to somebody while that person is marked otherwise loses neither', async () => {
    const path = await added();
    const [joined, marked] = await heldUp('training_session', SESSIONS.today, () => [
      join('tess', path, ENROLMENTS.A),
      mark('maya', [ENROLMENTS.A], 'noShow'),
    ]);

    // Whoever came second is told of the first.
    expect(marked?.status).toBe(200);
    const told: unknown = joined?.status === 409 ? joined.body.params : marked?.body.conflicts;
    expect(told).toMatchObject(
      joined?.status === 409
        ? { mark: 'noShow', walkInMark: 'present' }
        : [{ mark: 'present', disputes: [{ mark: 'noShow' }] }],
    );
  });

  it('who is sent twice at once is one person', async () => {
    const path = `${TODAY}/walk-ins/${newId()}`;
    const answers = await heldUp('training_session', SESSIONS.today, () => [
      api.as('tess').put(path, { name: 'River' }),
      api.as('tess').put(path, { name: 'River' }),
    ]);

    expect(answers.map(({ status, body }): unknown[] => [status, body.version])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    expect((await register()).tally).toMatchObject({ present: 1 });
  });
});
