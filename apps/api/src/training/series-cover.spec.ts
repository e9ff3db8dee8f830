import sql from 'sql-template-tag';
import { CAST, COHORTS, SESSIONS, STRANDS, type Name } from '../testing/cast';
import { daily, planSeries } from '../testing/series-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NEW = '01900000-0000-7000-8000-00bb00000001';
const cover = (changes: object = {}, name: Name = 'maya'): Promise<Answer> =>
  api.as(name).post('/api/v1/cover', {
    ...{ outId: CAST.tess, inId: CAST.tom, from: '2026-06-15', until: '2026-06-30' },
    ...changes,
  });
const changedOf = ({ body }: Answer): string[] =>
  (body.changed as { sessionId: string }[]).map(({ sessionId }) => sessionId);
const trainersOf = async (id: string): Promise<string[]> =>
  ((await api.as('ada').get(`/api/v1/training-sessions/${id}`)).body.trainers as { id: string }[]).map(
    ({ id: of }) => of,
  );

describe('covering for a trainer is refused', () => {
  it('without a sign-in, and to who plans nothing anywhere', async () => {
    expect((await cover({}, 'ada')).status).toBe(200);
    expect((await api.as(null).post('/api/v1/cover', {})).status).toBe(401);
    for (const name of ['fiona', 'frank', 'nora'] as const) expect((await cover({}, name)).status).toBe(403);
  });

  it.each([
    [{ until: '2026-06-14' }, 'until'],
    [{ inId: CAST.tess }, 'inId'],
    [{ from: '2026-02-30' }, 'from'],
    [{ sessionIds: [] }, 'sessionIds'],
  ])('with %j, which it names', async (changes, path) => {
    expect((await cover(changes)).body).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
  });

  it.each(['omar', 'tom'] as const)('of sessions that %s may not plan, as if there were none', async (name) => {
    expect((await cover({}, name)).body).toEqual({ changed: [], leftAlone: [] });
    expect(await trainersOf(SESSIONS.today)).toEqual([CAST.tess]);
  });
});

describe('covering for a trainer', () => {
  it('replaces one by the other from day to day, and leaves the rest', async () => {
    const answer = await cover();

    expect(changedOf(answer)).toEqual([SESSIONS.today, SESSIONS.future]);
    expect(answer.body.changed[0]).toMatchObject({ cohort: { name: 'Cohort C1' }, date: '2026-06-15', clashes: [] });
    expect([await trainersOf(SESSIONS.past), await trainersOf(SESSIONS.today)]).toEqual([[CAST.tess], [CAST.tom]]);
  });

  it('lets the one who covers see and mark the session, as one of its trainers', async () => {
    await cover();

    expect((await api.as('tom').get(`/api/v1/training-sessions/${SESSIONS.today}/register`)).body.may.record).toBe(
      true,
    );
  });

  it('shows first what it would do, and does not do it', async () => {
    const answer = await api.as('maya').post('/api/v1/cover/preview', {
      ...{ outId: CAST.tess, inId: CAST.tom, from: '2026-06-15', until: '2026-06-30' },
    });

    expect(changedOf(answer)).toHaveLength(2);
    expect(await trainersOf(SESSIONS.today)).toEqual([CAST.tess]);
  });

  it('is undone by the reverse of what it answered', async () => {
    const changed = changedOf(await cover());
    // Of his own, which the reverse must not take.
    await planSeries(api, NEW, { firstDate: '2026-06-20', rule: daily(1), trainerIds: [CAST.tom] }, 'maya');
    const undone = await cover({ outId: CAST.tom, inId: CAST.tess, sessionIds: changed });

    expect(changedOf(undone)).toEqual(changed);
    expect(await trainersOf(SESSIONS.future)).toEqual([CAST.tess]);
  });

  it('finds nothing to do the second time', async () => {
    await cover();
    expect((await cover()).body).toEqual({ changed: [], leftAlone: [] });
  });

  it.each([
    ['cohort', { cohortId: COHORTS.C2 }],
    ['strand', { strandId: STRANDS.S2 }],
    ['list of sessions', { sessionIds: [SESSIONS.past] }],
  ])('keeps to a %s', async (_, changes) => {
    expect(changedOf(await cover(changes))).toEqual([]);
  });

  it('leaves alone registers that are handed in, and says so; what only awaits its register is covered', async () => {
    await api.db.query(sql`
      update training_session set state = 'locked', register_submitted_at = '2026-06-10T09:00:00Z' where id = ${SESSIONS.today}`);
    const { body } = await cover({ from: '2026-06-01' });

    expect(body.leftAlone).toMatchObject([{ id: SESSIONS.today, reason: 'registerSubmitted' }]);
    expect(changedOf({ body } as Answer)).toEqual([SESSIONS.past, SESSIONS.future]);
  });

  it('leaves alone what the other delivers already, so that the reverse is exact', async () => {
    await api.db.query(sql`insert into session_trainer values (${SESSIONS.today}, ${CAST.tom})`);

    expect((await cover()).body.leftAlone).toMatchObject([{ id: SESSIONS.today, reason: 'alreadyTheirs' }]);
  });

  it('leaves alone what lies in a strand where the other is no trainer', async () => {
    expect((await cover({ inId: CAST.omar })).body).toMatchObject({
      changed: [],
      leftAlone: [{ reason: 'trainerUnknown' }, { reason: 'trainerUnknown' }],
    });
  });

  it('warns where the other is busy at that time', async () => {
    await planSeries(
      api,
      NEW,
      {
        firstDate: '2026-06-22',
        rule: daily(1),
        isNumbered: false,
        mode: 'online',
        venueId: null,
        trainerIds: [CAST.tom],
      },
      'maya',
    );
    const { body } = await cover();

    expect((body.changed as { clashes: object[] }[]).map(({ clashes }) => clashes)).toMatchObject([
      [],
      [{ kind: 'trainer', taken: { id: CAST.tom }, by: { title: 'Workshop' } }],
    ]);
  });

  it('is written into the trail of each session', async () => {
    await cover();

    expect(await api.db.query(sql`select action, entity_id, fields from audit_event order by entity_id`)).toEqual(
      [SESSIONS.today, SESSIONS.future].map((id) => ({
        ...{ action: 'trainingSession.cover', entity_id: id, fields: ['trainerIds'] },
      })),
    );
  });
});
