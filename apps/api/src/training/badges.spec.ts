import { randomUUID } from 'node:crypto';
import { BADGE_LEVELS, BADGE_MEASURES } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { CAST, PEOPLE, REGIONS, STRANDS, type Name } from '../testing/cast';
import { finishedCohort } from '../testing/finished-cohort';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const ID = '01900000-0000-7000-8000-00cf00000001';
const AFTER = '2026-06-30T10:00:00Z';
const at = <Result>(run: () => Promise<Result>): Promise<Result> => signedInAt(api, AFTER, run);

type Change = 'recommended' | 'awarded' | 'withdrawn';
const put = (name: Name | null, change: Change, more = {}, id: string = randomUUID()): Promise<Answer> =>
  at(() =>
    api
      .as(name)
      .put(`/api/v1/badge-changes/${id}`, { personId: PEOPLE.A, level: 'bronze', change, note: 'Earned', ...more }),
  );
const badge = async (): Promise<Answer['body']> =>
  (await at(() => api.as('maya').get(`/api/v1/people/${PEOPLE.A}/completion`))).body;

const nothing = Object.fromEntries(
  BADGE_LEVELS.map((level) => [level, Object.fromEntries(BADGE_MEASURES.map((measure) => [measure, 0]))]),
);
const set = (name: Name | null, criteria: object, headers = {}): Promise<Answer> =>
  api.as(name).put('/api/v1/badge-criteria', { ...nothing, ...criteria }, headers);
const of = (measures: object): object => ({ ...nothing['bronze'], ...measures });

beforeEach(() => finishedCohort(api));

describe('what badges take', () => {
  it.each([
    [null, 401, 401],
    ['nora', 403, 404],
    ['fiona', 403, 404],
    ['tess', 200, 403],
    ['maya', 200, 403],
    ['ada', 200, 200],
  ] as const)('is told to %s with %i, and set by them with %i', async (name, read, write) => {
    expect((await api.as(name).get('/api/v1/badge-criteria')).status).toBe(read);
    expect((await set(name, {})).status).toBe(write);
  });

  it('is an example until somebody has set it', async () => {
    const before = (await api.as('ada').get('/api/v1/badge-criteria')).body;
    expect(before).toMatchObject({ version: 0, isExample: true, criteria: { silver: { storiesGathered: 5 } } });

    const after = await set('ada', { bronze: of({ sessionsAttended: 3 }) });
    expect(after.body).toMatchObject({ version: 1, isExample: false, criteria: { bronze: { sessionsAttended: 3 } } });
    expect(after.body.criteria.silver.storiesGathered).toBe(0);
  });

  it.each([
    [{ bronze: of({ sessionsAttended: -1 }) }, 'bronze.sessionsAttended'],
    [{ bronze: of({ sessionsAttended: 10_000 }) }, 'bronze.sessionsAttended'],
    [{ bronze: of({ sessionsAttended: 1.5 }) }, 'bronze.sessionsAttended'],
    [{ bronze: of({ likes: 1 }) }, 'bronze.likes'],
  ])('is refused with %j, and the field named', async (criteria, path) => {
    expect(await set('ada', criteria)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('is changed by the version that was read; the same again is the same', async () => {
    const write = { bronze: of({ sessionsAttended: 3 }) };
    const first = await set('ada', write);

    expect((await set('ada', write)).body).toEqual(first.body);
    expect(await set('ada', {})).toMatchObject({ status: 412, body: { changed: ['bronze'] } });
    expect((await set('ada', {}, { 'if-match': '"1"' })).body.version).toBe(2);
  });

  it('is counted for each person, and says since when', async () => {
    await set('ada', { bronze: of({ sessionsAttended: 3 }), silver: of({ sessionsAttended: 4 }) });
    const { badge: shown } = await badge();

    expect(shown).toMatchObject({ earned: 'bronze', held: null });
    expect(shown.levels[0]).toMatchObject({ isMet: true, since: '2026-06-22' });
    expect(shown.levels[1].measures).toEqual([{ measure: 'sessionsAttended', have: 3, needed: 4, since: null }]);
  });

  it('counts stories that were handed in, and practice for nothing', async () => {
    const story = (number: number, isPractice: boolean, submittedAt: string | null): Promise<unknown> =>
      api.db.query(sql`
        insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on,
                           gatherer_kind, gatherer_person_id, logged_by, storyteller_pseudonym, storyteller_age,
                           is_practice, state, submitted_at)
        values (${randomUUID()}, ${STRANDS.S1}, ${REGIONS.north}, ${number}, 'snapshot', '{text}', 'en', '', '2026-06-20',
                'reporter', ${PEOPLE.A}, ${CAST.tess}, 'Juniper', 'adult', ${isPractice},
                ${submittedAt === null ? 'recorded' : 'submitted'}, ${submittedAt})`);
    await story(901, false, '2026-06-21T10:00:00Z');
    await story(902, true, '2026-06-21T10:00:00Z');
    await story(903, false, null);
    await set('ada', { bronze: of({ storiesGathered: 2 }) });

    expect((await badge()).badge.levels[0].measures).toEqual([
      { measure: 'storiesGathered', have: 1, needed: 2, since: null },
    ]);
  });
});

describe('a badge', () => {
  it.each([
    [null, 401, 401],
    ['tom', 404, 404],
    ['omar', 404, 404],
    ['fiona', 404, 404],
    ['nora', 404, 404],
    ['tess', 200, 403],
    ['maya', 200, 200],
  ] as const)('is recommended by %s with %i, and awarded with %i', async (name, recommended, awarded) => {
    expect((await put(name, 'recommended')).status).toBe(recommended);
    expect((await put(name, 'awarded')).status).toBe(awarded);
  });

  it('that was awarded is withdrawn by who may award it; a recommendation, by who may recommend', async () => {
    await put('tess', 'recommended');
    expect((await put('tess', 'withdrawn')).status).toBe(200);
    await put('maya', 'awarded');
    expect((await put('tess', 'withdrawn')).status).toBe(403);
    expect((await put('maya', 'withdrawn')).status).toBe(200);
  });

  it('is not given against its criteria without a word', async () => {
    expect(await put('maya', 'awarded', { note: '' })).toMatchObject({
      status: 422,
      body: { code: 'badge.reasonNeeded' },
    });
    expect((await put('maya', 'awarded', { note: 'Trained with another network' })).status).toBe(200);

    await set('ada', { bronze: of({ sessionsAttended: 3 }) });
    expect((await put('tess', 'recommended', { personId: PEOPLE.B, note: '' })).body.code).toBe('badge.reasonNeeded');
  });

  it('is not awarded twice, and not withdrawn from who does not have it', async () => {
    await put('maya', 'awarded');

    expect((await put('maya', 'awarded')).body.code).toBe('badge.transition');
    expect((await put('maya', 'withdrawn', { level: 'silver' })).body.code).toBe('badge.transition');
  });

  it('is a row of events that only ever grows', async () => {
    await put('tess', 'recommended');
    await put('maya', 'awarded', { note: 'Well done' });
    await put('maya', 'withdrawn', { note: 'Asked for it' });

    expect((await badge()).history).toMatchObject([
      { change: 'withdrawn', by: 'Demo Maya', note: 'Asked for it' },
      { change: 'awarded', by: 'Demo Maya', note: 'Well done' },
      { change: 'recommended', by: 'Demo Tess', note: 'Earned' },
    ]);
    await expect(api.db.query(sql`update badge_change set note = ''`)).rejects.toThrow('append-only');
  });

  it('is given once by the same message, and under its id nothing else', async () => {
    const first = await put('maya', 'awarded', {}, ID);

    expect((await put('maya', 'awarded', {}, ID)).body).toEqual(first.body);
    expect((await put('maya', 'awarded', { level: 'silver' }, ID)).body.code).toBe('request.alreadyExists');
  });
});
