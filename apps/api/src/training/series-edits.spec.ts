import { randomUUID } from 'node:crypto';
import type { SeriesEditAnswer } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { CAST, VENUES, type Name } from '../testing/cast';
import { daily, planSeries, seriesWrite } from '../testing/series-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NEW = '01900000-0000-7000-8000-00bb00000001';
const OTHER = '01900000-0000-7000-8000-00bb00000002';
const EDIT = '01900000-0000-7000-8000-00bb00000003';
const SESSIONS = '/api/v1/training-sessions';
const EDITS = `/api/v1/series/${NEW}/edits`;

let ids: string[] = [];
/** The id of the session at a position, from 1. */
const at = (position: number): string => ids[position - 1] ?? '';

/** Six sessions: 1, 3, 8, 10, 15 and 17 July. */
beforeEach(async () => {
  ids = ((await planSeries(api, NEW)).sessions as { id: string }[]).map(({ id }) => id);
});

const edit = (
  scope: 'this' | 'thisAndFollowing' | 'all',
  position: number,
  what: object,
  { version = 1, name = 'tess', editId = EDIT }: { version?: number; name?: Name; editId?: string } = {},
): Promise<Answer> =>
  api.as(name).put(`${EDITS}/${editId}`, { scope, sessionId: at(position), ...what }, { 'if-match': `"${version}"` });
const change = (scope: 'this' | 'thisAndFollowing' | 'all', position: number, changed: object, version = 1) =>
  edit(scope, position, { change: changed }, { version, editId: randomUUID() });
const read = async (): Promise<Answer['body']> => (await api.as('tess').get(`/api/v1/series/${NEW}`)).body;
const session = async (position: number): Promise<Answer['body']> =>
  (await api.as('tess').get(`${SESSIONS}/${at(position)}`)).body;
const column = (body: Answer['body'], field: string): unknown[] =>
  (body.sessions as Record<string, unknown>[]).map((each) => each[field]);
const days = (body: Answer['body']): string[] => column(body, 'date').map((date) => String(date).slice(8));

/** Its register is handed in. */
const submit = (position: number) =>
  api.db.query(sql`
    update training_session set state = 'registerSubmitted', register_submitted_at = now() where id = ${at(position)}`);

describe('an edit of a series is refused', () => {
  const retitle = { change: { title: 'Evening' } };

  it('without a sign-in, and to whoever does not see the series', async () => {
    expect((await api.as(null).put(`${EDITS}/${EDIT}`, {}, { 'if-match': '"1"' })).status).toBe(401);
    for (const name of ['omar', 'tom', 'fiona', 'nora'] as const) {
      expect((await edit('all', 1, retitle, { name })).status).toBe(404);
    }
  });

  it('where it reaches beyond the session that somebody covers', async () => {
    await api.db.query(sql`update session_trainer set account_id = ${CAST.tom} where session_id = ${at(3)}`);
    const before = await read();

    for (const what of [retitle, { cancel: { reason: 'Snow' } }]) {
      for (const [scope, position] of [
        ...(['all', 'thisAndFollowing'] as const).map((each) => [each, 3] as const),
        ['this', 2] as const,
      ]) {
        expect((await edit(scope, position, what, { name: 'tom' })).status).toBe(403);
        const body = { scope, sessionId: at(position), ...what };
        expect((await api.as('tom').post(`${EDITS}/preview`, body)).status).toBe(403);
      }
    }
    expect(await read()).toEqual(before);
    expect((await edit('this', 3, retitle, { name: 'tom' })).status).toBe(200);
  });

  it.each([
    [{}, 'change'],
    [{ change: {} }, 'change'],
    [{ change: { title: 'Evening' }, cancel: { reason: 'Snow' } }, 'change'],
    [{ change: { timeZone: 'GMT+1' } }, 'change.timeZone'],
    [{ change: { moveByDays: 400 } }, 'change.moveByDays'],
    [{ cancel: { reason: ' ' } }, 'cancel.reason'],
  ])('as %j, which it names', async (what, path) => {
    expect((await edit('all', 1, what)).body).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
  });

  it('of a session that is not in the series', async () => {
    const answer = await api
      .as('tess')
      .put(`${EDITS}/${EDIT}`, { scope: 'this', sessionId: OTHER, ...retitle }, { 'if-match': '"1"' });
    expect([answer.status, answer.body.code]).toEqual([422, 'request.reference']);
  });

  it('from an older version, or without one', async () => {
    await change('all', 1, { title: 'Evening' });
    const stale = await change('all', 1, { title: 'Morning' });

    expect([stale.status, stale.body.code, stale.body.current]).toMatchObject([
      ...[412, 'request.stale', { version: 2, title: 'Evening' }],
    ]);
    const without = await api
      .as('tess')
      .put(`${EDITS}/${EDIT}`, { scope: 'all', sessionId: at(1), change: { title: 'Morning' } });
    expect(without.status).toBe(412);
  });

  it.each([
    [{ moveByDays: 300 }, 'session.outsideStrand'],
    [{ mode: 'hybrid', venueId: null }, 'session.venueNeeded'],
    [{ trainerIds: [CAST.omar] }, 'session.trainerUnknown'],
    [{ venueId: OTHER }, 'request.reference'],
  ])('with %j: %s, and then nothing is changed', async (changed, code) => {
    const before = await read();
    const answer = await change('all', 1, changed);

    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await read()).toEqual(before);
  });

  it('that leads out of the years that there are', async () => {
    await api.db.query(sql`
      update training_session set date = '2199-12-31', exception_note = 'Far ahead' where series_id = ${NEW} and series_position = 6`);
    const before = await read();

    expect((await change('this', 6, { moveByDays: 1 })).body).toMatchObject({
      ...{ code: 'request.invalid', errors: [{ path: 'change.moveByDays' }] },
    });
    expect(await read()).toEqual(before);
  });

  it('under the id of another edit', async () => {
    await edit('all', 1, retitle);
    expect((await edit('all', 1, { change: { title: 'Morning' } }, { version: 2 })).status).toBe(409);
  });
});

describe('an edit of all sessions', () => {
  it('changes what it names and moves the days, and the series says so', async () => {
    const answer = await change('all', 3, {
      ...{ title: 'Evening', startTime: '19:00', endTime: '21:00', timeZone: 'Europe/Warsaw', moveByDays: 1 },
      ...{ mode: 'online', venueId: null, trainerIds: [CAST.tom], needsToBring: 'A phone' },
    });
    const { series, following, changedIds, leftAlone } = answer.body as SeriesEditAnswer;

    expect(answer.status).toBe(200);
    expect([changedIds, leftAlone, following]).toEqual([ids, [], null]);
    expect(series).toMatchObject({ version: 2, title: 'Evening', movedByDays: 1, mode: 'online', venue: null });
    expect(days(answer.body.series)).toEqual(['02', '04', '09', '11', '16', '18']);
    expect(column(answer.body.series, 'setApart')).toEqual(ids.map(() => []));
    expect(await session(2)).toMatchObject({
      ...{ title: 'Evening 2', startsAt: '2026-07-04T17:00:00.000Z', version: 2, trainers: [{ id: CAST.tom }] },
      ...{ firstDate: '2026-07-03', needsToBring: 'A phone', mode: 'online' },
    });
  });

  it('made twice under one id happens once, also when it moves', async () => {
    const move = { change: { moveByDays: 1 } };
    const first = await edit('all', 1, move);

    expect((await edit('all', 1, move)).body).toEqual(first.body);
    expect(days(await read())).toEqual(['02', '04', '09', '11', '16', '18']);
  });

  it('leaves alone what is handed in, has begun or is cancelled, and says which', async () => {
    await submit(1);
    await api.db.query(sql`
      update training_session set starts_at = '2026-06-15T09:00:00Z', ends_at = '2026-06-15T11:00:00Z' where id = ${at(2)}`);
    await api.as('tess').post(`${SESSIONS}/${at(3)}/cancel`, { reason: 'Snow' });
    const { body } = await change('all', 1, { moveByDays: 1, title: 'Evening' });

    expect(body.changedIds).toEqual(ids.slice(3));
    expect(body.leftAlone).toMatchObject([
      { id: at(1), title: 'Workshop 1', date: '2026-07-01', reason: 'registerSubmitted' },
      { id: at(2), reason: 'begun' },
      { id: at(3), reason: 'cancelled' },
    ]);
    expect(await session(1)).toMatchObject({ title: 'Workshop 1', date: '2026-07-01', version: 1 });
  });

  it('leaves alone what a session was given by itself, and changes the rest of it', async () => {
    await change('this', 2, { title: 'Visit to the museum', moveByDays: 2 });
    const { body } = await change('all', 1, { title: 'Evening', needsToBring: 'A pen', moveByDays: 1 }, 2);

    expect(column(body.series, 'setApart')).toEqual([[], ['title', 'date'], [], [], [], []]);
    expect(await session(2)).toMatchObject({ title: 'Visit to the museum', date: '2026-07-05', needsToBring: 'A pen' });
    const retitled = await change('all', 1, { title: 'Morning' }, 3);
    expect(retitled.body.leftAlone).toMatchObject([{ id: at(2), reason: 'setApart' }]);
  });

  it('cancels with a reason what can be cancelled still', async () => {
    await submit(2);
    const answer = await edit('all', 1, { cancel: { reason: 'No heating' } });

    expect(answer.body.leftAlone).toMatchObject([{ id: at(2), reason: 'registerSubmitted' }]);
    expect(column(answer.body.series, 'state').filter((state) => state === 'cancelled')).toHaveLength(5);
    expect(await session(1)).toMatchObject({ cancelReason: 'No heating' });
    expect((await edit('all', 1, { cancel: { reason: 'No heating' } })).body).toEqual(answer.body);
  });

  it('is not held up by a strand that has moved since, when it moves nothing', async () => {
    await api.db.query(sql`update strand set end_date = '2026-07-10'`);

    expect((await change('all', 1, { title: 'Evening' })).status).toBe(200);
    expect((await change('all', 1, { moveByDays: 1 }, 2)).body.code).toBe('session.outsideStrand');
    expect((await change('all', 1, { moveByDays: 1, exceptionNote: 'Agreed with the lead' }, 2)).status).toBe(200);
  });
});

describe('an edit of one session', () => {
  it('changes it alone, with the title as it is said', async () => {
    const { body } = await change('this', 2, { title: 'Visit', venueId: VENUES.eastHall });

    expect([body.changedIds, column(body.series, 'title')]).toEqual([
      [at(2)],
      ['Workshop 1', 'Visit', 'Workshop 3', 'Workshop 4', 'Workshop 5', 'Workshop 6'],
    ]);
    expect(body.series).toMatchObject({ version: 2, title: 'Workshop' });
    expect(column(body.series, 'setApart')[1]).toEqual(['title', 'venueId']);
  });
});

describe('an edit of a session and those that follow', () => {
  it('splits the series: what follows is a series of its own, and goes on with the numbers', async () => {
    const answer = await edit('thisAndFollowing', 4, { change: { title: 'Evening', moveByDays: 7 } });
    const { series, following } = answer.body as SeriesEditAnswer;

    expect([days(answer.body.series), days(answer.body.following)]).toEqual([
      ['01', '03', '08'],
      ['17', '22', '24'],
    ]);
    expect(series.rule.ends).toEqual({ kind: 'until', until: '2026-07-09' });
    expect(following).toMatchObject({
      ...{ id: EDIT, version: 1, firstDate: '2026-07-10', movedByDays: 7, title: 'Evening' },
      rule: { ends: { kind: 'count', count: 3 } },
    });
    expect(column(answer.body.following, 'title')).toEqual(['Evening 4', 'Evening 5', 'Evening 6']);
    expect((await session(4)).series).toEqual({ id: EDIT, position: 4, of: 3 });
    const again = await edit('thisAndFollowing', 4, { change: { title: 'Evening', moveByDays: 7 } });
    expect(again.body).toEqual(answer.body);
  });

  it('goes on from there: the part that follows is edited, and split, by itself', async () => {
    await edit('thisAndFollowing', 3, { change: { title: 'Evening' } });
    const split = await api
      .as('tess')
      .put(
        `/api/v1/series/${EDIT}/edits/${OTHER}`,
        { scope: 'thisAndFollowing', sessionId: at(5), change: { moveByDays: 1 } },
        { 'if-match': '"1"' },
      );

    expect([days(split.body.series), days(split.body.following)]).toEqual([
      ['08', '10'],
      ['16', '18'],
    ]);
    expect(column(split.body.following, 'title')).toEqual(['Evening 5', 'Evening 6']);
    expect(days(await read())).toEqual(['01', '03']);
  });

  it('takes a register that is handed in along, untouched', async () => {
    await submit(5);
    const { body } = await change('thisAndFollowing', 4, { title: 'Evening', moveByDays: 1 });

    expect(body.leftAlone).toMatchObject([{ id: at(5), reason: 'registerSubmitted' }]);
    expect(column(body.following, 'title')).toEqual(['Evening 4', 'Workshop 5', 'Evening 6']);
    expect(days(body.following)).toEqual(['11', '15', '18']);
  });

  it('from the first on is an edit of all', async () => {
    const { body } = await change('thisAndFollowing', 1, { title: 'Evening' });

    expect([body.following, body.series.title, body.changedIds.length]).toEqual([null, 'Evening', 6]);
  });

  it('cancels from there on, and splits nothing', async () => {
    const { body } = await edit('thisAndFollowing', 5, { cancel: { reason: 'Money' } });

    expect(body.following).toBeNull();
    expect(column(body.series, 'state')).toEqual([...Array<string>(4).fill('scheduled'), 'cancelled', 'cancelled']);
  });
});

describe('the preview of an edit', () => {
  const previewed = (what: object) =>
    api.as('tess').post(`${EDITS}/preview`, { scope: 'all', sessionId: at(1), ...what });

  it('says what would change, what would be left alone and what clashes, and changes nothing', async () => {
    await submit(1);
    const before = await read();
    await planSeries(api, OTHER, { firstDate: '2026-07-04', rule: daily(1), title: 'Elsewhere', isNumbered: false });
    const { body } = await previewed({ change: { moveByDays: 1, title: 'Evening' } });

    expect((body.sessions as { position: number; title: string }[]).map((each) => [each.position, each.title])).toEqual(
      [2, 3, 4, 5, 6].map((position) => [position, `Evening ${position}`]),
    );
    expect(body.sessions[0].clashes).toMatchObject([
      { kind: 'trainer', by: { title: 'Elsewhere' } },
      { kind: 'venue', by: { title: 'Elsewhere' } },
    ]);
    expect(body.sessions[1].clashes).toEqual([]);
    expect(body.leftAlone).toMatchObject([{ id: at(1), reason: 'registerSubmitted' }]);
    expect(await read()).toEqual(before);
  });

  it('is there for a cancellation, too', async () => {
    expect((await previewed({ cancel: { reason: 'Snow' } })).body.sessions).toHaveLength(6);
  });

  it('does not take the sessions that move together for clashes', async () => {
    await planSeries(api, OTHER, { rule: daily(20), venueId: VENUES.eastHall, trainerIds: [] });
    const [first] = (await api.as('tess').get(`/api/v1/series/${OTHER}`)).body.sessions;
    const { body } = await api.as('tess').post(`/api/v1/series/${OTHER}/edits/preview`, {
      ...{ scope: 'all', sessionId: first.id, change: { moveByDays: 1 } },
    });

    expect((body.sessions as { clashes: unknown[] }[]).flatMap(({ clashes }) => clashes)).toEqual([]);
  });
});

it('a series that was edited is another than the one that was first sent', async () => {
  await change('all', 1, { title: 'Evening' });

  expect((await api.as('tess').put(`/api/v1/series/${NEW}`, seriesWrite())).body.code).toBe('request.alreadyExists');
});
