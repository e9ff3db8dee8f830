import sql from 'sql-template-tag';
import { REGIONS, type Name } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';
import { EXPORT_BATCH } from './story-export.service';

const api = testApi();
const PATH = '/api/v1/stories/export';
const rowsOf = async (name: Name, query = ''): Promise<string[]> => {
  const { body } = await api.as(name).get(PATH + query);
  return String(body).trimEnd().split('\r\n').slice(1);
};
const refsOf = async (name: Name, query = ''): Promise<string[]> =>
  (await rowsOf(name, query)).map((row) => row.split(',')[0] ?? '');

describe('the list of stories as a table', () => {
  it('is refused for nobody, and for a filter that is not known', async () => {
    expect((await api.as(null).get(PATH)).status).toBe(401);
    for (const query of ['?limit=5', '?cursor=x', '?state=gone', '?regionId=north', '?sort=title']) {
      const name = /\?(\w+)/.exec(query)?.[1];
      expect(await api.as('maya').get(PATH + query)).toMatchObject({ status: 400, body: { errors: [{ path: name }] } });
    }
  });

  it('is a file to keep, of a name that says nothing, in no cache', async () => {
    const { status, headers } = await api.as('maya').get(PATH);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'no-store',
    ]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="stories-\d{4}-\d\d-\d\d\.csv"$/);
  });

  it('has what the list has, in its order, for each reader', async () => {
    for (let count = 0; count < 3; count++) await startStory(api);
    for (const name of ['ada', 'maya', 'tess', 'tom', 'fiona', 'nora', 'cara', 'sal'] as const) {
      for (const query of [
        '?sort=ref',
        '?sort=recordedOn',
        '?sort=state&state=planned,recorded',
        `?regionId=${REGIONS.north}`,
      ]) {
        const { items } = (await api.as(name).get(`/api/v1/stories${query}&limit=100`)).body;
        expect([name, query, await refsOf(name, query)]).toEqual([
          ...[name, query],
          (items as { ref: string }[]).map(({ ref }) => ref),
        ]);
      }
    }
  });

  it('goes on past a batch, with every story once', async () => {
    const id = await startStory(api);
    await api.db.query(sql`set local session_replication_role = replica`);
    await api.db.query(sql`
      insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on, gatherer_kind,
        logged_by, storyteller_pseudonym, storyteller_age, is_practice, state, updated_at)
      select gen_random_uuid(), strand_id, region_id, 1000 + n, technique, media, language, conversation_starter, recorded_on,
        gatherer_kind, logged_by, 'River', storyteller_age, is_practice, state, updated_at
      from story cross join generate_series(1, ${EXPORT_BATCH * 2}::integer) n where id = ${id}`);
    await api.db.query(sql`
      insert into story_text (story_id, version, created_at) select id, 1, now() from story where number > 1000`);
    await api.db.query(sql`
      insert into story_consent select (jsonb_populate_record(allowed, jsonb_build_object('story_id', story.id))).*
      from story cross join story_consent allowed where story.number > 1000 and allowed.story_id = ${id}`);

    const refs = await refsOf('maya', '?sort=ref');
    expect(refs.length).toBeGreaterThan(EXPORT_BATCH * 2);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('holds no formula and not a word of what was told', async () => {
    const id = await startStory(api);
    await api.db.query(sql`set local session_replication_role = replica`);
    await api.db.query(sql`update story set storyteller_pseudonym = '=cmd|''/c calc''!A1' where id = ${id}`);
    await api.db.query(sql`
      update story_text set title = 'Titleword', summary = 'Summaryword', transcript = 'Transcriptword' where story_id = ${id}`);
    const table = (await rowsOf('maya')).join('\n');
    expect(table).toContain(`'=cmd|'/c calc'!A1`);
    expect(table).not.toMatch(/Titleword|Summaryword|Transcriptword/);
  });

  it('leaves a trace with the names of its filters, and no value of them', async () => {
    await api.as('maya').get(`${PATH}?regionId=${REGIONS.north}&mine=true&sort=ref`);
    const trail = await api.db.query(sql`
      select entity, entity_id as "entityId", fields, reason from audit_event where action = 'story.export'`);
    expect(trail).toEqual([{ entity: 'story', entityId: null, fields: ['regionId', 'mine'], reason: null }]);
  });
});
