import { randomUUID } from 'node:crypto';
import { collectionProgress, type CollectionProgress } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld } from '../testing/counted-world';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { ...NORTH, regionId: REGIONS.south };
const elders = randomUUID();
const carers = randomUUID();

const communityOf = (name: string, more: object = {}) => ({
  programmeId: PROGRAMMES.P1,
  ...{ name, isArchived: false },
  ...more,
});
const putCommunity = (name: Name | null, id: string, write: object, version?: number): Promise<Answer> =>
  api.as(name).put(`/api/v1/communities/${id}`, write, version === undefined ? {} : { 'if-match': `"${version}"` });
const listed = async (name: Name) =>
  ((await api.as(name).get(`/api/v1/programmes/${PROGRAMMES.P1}/communities`)).body.items as { name: string }[]).map(
    (each) => each.name,
  );

const targetAt = (communityId: string, { strandId, regionId } = NORTH): string =>
  `/api/v1/strands/${strandId}/coverage/${regionId}/${communityId}`;
const putTarget = (name: Name | null, address: string, target: unknown, version?: number): Promise<Answer> =>
  api.as(name).put(address, { target }, version === undefined ? {} : { 'if-match': `"${version}"` });

const planner = async (query = ''): Promise<CollectionProgress['planner']> =>
  collectionProgress.parse((await api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/collection${query}`)).body)
    .planner;

describe('a community', () => {
  it('is nothing to write for whoever does not manage the programme', async () => {
    const write = communityOf('Elders');
    expect((await putCommunity(null, elders, write)).status).toBe(401);
    expect((await putCommunity('tess', elders, write)).status).toBe(403);
    for (const name of ['omar', 'fiona', 'nora'] as const) {
      expect(await putCommunity(name, elders, write)).toMatchObject({
        status: 404,
        body: { code: 'request.notFound' },
      });
    }
    expect((await putCommunity('ada', elders, communityOf('Elders', { programmeId: randomUUID() }))).status).toBe(404);
  });

  it('has a name, which is its own in the programme however it is written', async () => {
    expect(await putCommunity('maya', elders, communityOf(' '))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'name' }] },
    });
    expect(await putCommunity('maya', elders, communityOf('Elders', { size: 3 }))).toMatchObject({ status: 400 });
    expect((await putCommunity('maya', elders, communityOf('Elders'))).status).toBe(200);
    expect(await putCommunity('maya', carers, communityOf('ELDERS'))).toMatchObject({
      status: 409,
      body: { code: 'community.nameTaken' },
    });
  });

  it('may be called as one of another programme is', async () => {
    await putCommunity('maya', elders, communityOf('Elders'));
    expect((await putCommunity('omar', carers, communityOf('Elders', { programmeId: PROGRAMMES.P2 }))).status).toBe(
      200,
    );
  });

  it('stays in its programme, and is edited from the version that was seen', async () => {
    await putCommunity('maya', elders, communityOf('Elders'));
    expect(await putCommunity('maya', elders, communityOf('Elders'))).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect((await putCommunity('maya', elders, communityOf('Older people'))).status).toBe(409);
    expect(await putCommunity('maya', elders, communityOf('Older people'), 2)).toMatchObject({
      status: 412,
      body: { changed: ['name'], current: { name: 'Elders' } },
    });
    expect((await putCommunity('ada', elders, communityOf('Elders', { programmeId: PROGRAMMES.P2 }), 1)).status).toBe(
      400,
    );
    expect(await putCommunity('maya', elders, communityOf('Older people'), 1)).toMatchObject({
      status: 200,
      body: { name: 'Older people', version: 2 },
    });
  });

  it('is put aside and not deleted: it stands last, and comes back', async () => {
    await putCommunity('maya', carers, communityOf('Carers'));
    await putCommunity('maya', elders, communityOf('Elders'));
    await putCommunity('maya', carers, communityOf('Carers', { isArchived: true }), 1);
    expect(await listed('tess')).toEqual(['Elders', 'Carers']);
    expect((await planner()).communities.map(({ name }) => name)).toEqual(['Elders']);
    await putCommunity('maya', carers, communityOf('Carers'), 2);
    expect(await listed('tess')).toEqual(['Carers', 'Elders']);
  });

  it('is kept in the trail by the names of its fields', async () => {
    await putCommunity('maya', elders, communityOf('Elders'));
    await putCommunity('maya', elders, communityOf('Older people'), 1);
    expect(
      await api.db.query(sql`select action, fields from audit_event where entity = 'community' order by at, action`),
    ).toEqual([
      { action: 'community.create', fields: [] },
      { action: 'community.edit', fields: ['name'] },
    ]);
  });
});

describe('how many stories are sought', () => {
  beforeEach(async () => {
    await putCommunity('maya', elders, communityOf('Elders'));
    await putCommunity('maya', carers, communityOf('Carers'));
  });

  it('is nothing to set for whoever does not manage the programme', async () => {
    expect((await putTarget(null, targetAt(elders), 5)).status).toBe(401);
    expect((await putTarget('tess', targetAt(elders), 5)).status).toBe(403);
    expect((await putTarget('omar', targetAt(elders), 5)).status).toBe(404);
    expect((await putTarget('ada', targetAt(elders, { ...NORTH, strandId: randomUUID() }), 5)).status).toBe(404);
  });

  it('is a number of stories, of a region of the strand and a community of its programme', async () => {
    for (const target of [-1, 1.5, '5', null, 1_000_001]) {
      expect(await putTarget('maya', targetAt(elders), target)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'target' }] },
      });
    }
    expect((await api.as('maya').put(targetAt('elders'), { target: 5 })).status).toBe(400);
    const elsewhere = targetAt(elders, { strandId: STRANDS.S2, regionId: REGIONS.north });
    expect(await putTarget('maya', elsewhere, 5)).toMatchObject({
      status: 422,
      body: { code: 'coverage.regionOutside' },
    });
    expect(
      await putTarget('omar', targetAt(elders, { strandId: STRANDS.T1, regionId: REGIONS.east }), 5),
    ).toMatchObject({
      status: 422,
      body: { code: 'coverage.communityUnknown' },
    });
  });

  it('is not set for a community that was put aside, except to none', async () => {
    await putTarget('maya', targetAt(elders), 5);
    await putCommunity('maya', elders, communityOf('Elders', { isArchived: true }), 1);
    expect(await putTarget('maya', targetAt(elders), 6, 1)).toMatchObject({
      status: 422,
      body: { code: 'coverage.communityArchived' },
    });
    expect((await putTarget('maya', targetAt(elders), 0, 1)).status).toBe(200);
  });

  it('is set, said again, and changed from the version that was seen', async () => {
    expect(await putTarget('maya', targetAt(elders), 5)).toMatchObject({
      status: 200,
      body: { version: 1, target: 5 },
    });
    expect(await putTarget('maya', targetAt(elders), 5)).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await putTarget('maya', targetAt(elders), 6)).status).toBe(409);
    expect(await putTarget('maya', targetAt(elders), 6, 4)).toMatchObject({
      status: 412,
      body: { changed: ['target'], current: { target: 5 } },
    });
    expect(await putTarget('maya', targetAt(elders), 6, 1)).toMatchObject({
      status: 200,
      body: { version: 2, target: 6 },
    });
    expect(
      await api.db.query(
        sql`select action, fields from audit_event where entity = 'coverage_target' order by at, action`,
      ),
    ).toEqual([
      { action: 'coverage.create', fields: ['target'] },
      { action: 'coverage.edit', fields: ['target'] },
    ]);
  });

  it('goes with its region when the strand leaves it', async () => {
    await putTarget('maya', targetAt(elders, SOUTH), 5);
    await api.db.query(sql`delete from strand_region where strand_id = ${STRANDS.S1} and region_id = ${REGIONS.south}`);
    expect(await api.db.query(sql`select from coverage_target`)).toEqual([]);
  });

  it('is of one programme, whoever writes it', async () => {
    await expect(
      api.db.query(sql`
        insert into coverage_target (strand_id, region_id, community_id, programme_id, target)
        values (${STRANDS.T1}, ${REGIONS.east}, ${elders}, ${PROGRAMMES.P2}, 1)`),
    ).rejects.toThrow('coverage_target_community_fkey');
  });
});

describe('the planner', () => {
  beforeEach(async () => {
    await putCommunity('maya', elders, communityOf('Elders'));
    await putCommunity('maya', carers, communityOf('Carers'));
    await putTarget('maya', targetAt(elders), 5);
    await putTarget('maya', targetAt(carers, SOUTH), 2);
    await putTarget('maya', targetAt(carers, { strandId: STRANDS.S2, regionId: REGIONS.south }), 3);
    const world = new CountedWorld();
    const stories = [
      ...[world.story(NORTH), world.story(NORTH), world.story(NORTH, { state: 'withdrawn' })],
      ...Array.from({ length: 4 }, () => world.story(SOUTH)),
    ];
    await world.store(api);
    const of = (communityId: string, from: number, to: number) =>
      api.db.query(sql`update story set community_id = ${communityId}
        where id = any (${stories.slice(from, to).map(({ id }) => id)}::uuid[])`);
    await of(elders, 0, 1);
    await of(carers, 3, 7);
  });

  it('shows in each region what is sought, what is there and what is missing, of all strands together', async () => {
    const { communities, regions, strandId } = await planner();
    expect(strandId).toBeNull();
    expect(communities.map(({ name }) => name)).toEqual(['Carers', 'Elders']);
    const cells = (index: number) =>
      regions[index]?.cells.map(({ target, storiesNet, gap }) => [target, storiesNet, gap]);
    expect(cells(0)).toEqual([
      [0, 0, 0],
      [5, 1, 4],
      [0, 1, 0],
    ]);
    // S1 has two more than it sought, which does not make up for the three of S2.
    expect(cells(1)).toEqual([
      [5, 4, 3],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(regions.map(({ storiesNet }) => storiesNet)).toEqual([2, 4]);
  });

  it('gives the version of each target where one strand is looked at', async () => {
    const { regions, strandId } = await planner(`?strandId=${STRANDS.S1}`);
    expect(strandId).toBe(STRANDS.S1);
    expect(regions.map(({ cells }) => cells.map(({ target, version }) => [target, version]))).toEqual([
      [
        [0, null],
        [5, 1],
        [0, null],
      ],
      [
        [2, 1],
        [0, null],
        [0, null],
      ],
    ]);
  });

  it('keeps a community that was put aside as long as stories of it are there', async () => {
    await putCommunity('maya', carers, communityOf('Carers', { isArchived: true }), 1);
    expect((await planner()).communities).toMatchObject([{ name: 'Carers', isArchived: true }, { name: 'Elders' }]);
  });
});
