import { foldForSearch } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { CAST, ORGANISATIONS, REGIONS, VENUES } from '../testing/cast';
import { testApi } from '../testing/test-api';
import { folded } from '../platform/search';

const api = testApi();
const FRESH = '01900000-0000-7000-8000-00ff00000003';
const regionWrite = (changes: object = {}) => ({
  name: 'Võru',
  localName: null,
  aliases: ['Voro'],
  parentId: REGIONS.country,
  level: 'city',
  countryCode: 'EE',
  officialCode: 'EE0086',
  latitude: 57.83,
  longitude: 27.02,
  ...changes,
});

describe('a region', () => {
  it('is not for funders, nor for people without any part in the work', async () => {
    for (const name of ['fiona', 'nora'] as const) {
      expect((await api.as(name).get(`/api/v1/regions/${REGIONS.north}`)).status).toBe(404);
      expect((await api.as(name).put(`/api/v1/regions/${FRESH}`, regionWrite())).status).toBe(404);
      expect((await api.as(name).get('/api/v1/regions')).body).toEqual({ items: [] });
    }
  });

  it('is read by trainers and written by managers', async () => {
    expect((await api.as('tess').put(`/api/v1/regions/${FRESH}`, regionWrite())).status).toBe(403);
    expect((await api.as('tess').get(`/api/v1/regions/${REGIONS.north}`)).body).toMatchObject({
      name: 'Nõrth',
      path: ['Demoland'],
    });
    expect((await api.as('tess').get(`/api/v1/regions/${FRESH}`)).status).toBe(404);
  });

  it('is created once, and edited by the version that was read', async () => {
    const path = `/api/v1/regions/${FRESH}`;
    expect(await api.as('maya').put(path, regionWrite())).toMatchObject({
      status: 200,
      body: { ...regionWrite(), version: 1, path: ['Demoland'] },
    });
    expect((await api.as('maya').put(path, regionWrite())).body.version).toBe(1);
    expect((await api.as('maya').put(path, regionWrite({ name: 'Other' }))).body.code).toBe('request.alreadyExists');
    expect((await api.as('maya').put(path, regionWrite({ name: 'Other' }), { 'if-match': '"1"' })).body.version).toBe(
      2,
    );
    expect(await api.as('maya').put(path, regionWrite(), { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { changed: ['name'], current: { name: 'Other' } },
    });
  });

  it('lies neither in itself nor in what lies in it, nor beside one of its name', async () => {
    const put = (id: string, changes: object) =>
      api.as('ada').put(`/api/v1/regions/${id}`, regionWrite(changes), { 'if-match': '"1"' });
    expect((await put(REGIONS.country, { parentId: REGIONS.country })).body.code).toBe('region.insideItself');
    expect((await put(REGIONS.country, { parentId: REGIONS.north })).body.code).toBe('region.insideItself');
    expect((await put(REGIONS.north, { name: 'SOUTH' })).body.code).toBe('request.duplicate');
    expect((await put(REGIONS.north, { parentId: CAST.ada })).body.code).toBe('request.reference');
    expect((await put(REGIONS.north, { parentId: REGIONS.online })).body.path).toEqual(['Online']);
  });

  it.each([
    ['north', ['Nõrth']],
    ['NORTH', ['Nõrth']],
    ['kbob', ['Nõrth']],
    ['zuid', ['South']],
    ['demo', ['Demoland']],
    ['_', []],
  ])('is found by "%s"', async (q, names) => {
    await api.db.query(sql`update region set local_name = 'Zuïd' where id = ${REGIONS.south}`);
    const { body } = await api.as('tess').get(`/api/v1/regions?q=${encodeURIComponent(q)}`);
    expect(body.items).toHaveLength(names.length);
    expect(body.items).toMatchObject(names.map((name) => ({ name })));
  });

  it.each(['Võru', 'GDAŃSK', 'Łódź', 'Reggio  Emilia', 'Ünder\u00a0İzmir', ' São ', 'ﬁne', 'KBOP'])(
    'folds "%s" in SQL as everywhere',
    async (text) => {
      expect(await api.db.one(sql`select ${folded(sql`${text}::text`)} as folded`)).toEqual({
        folded: foldForSearch(text),
      });
    },
  );
});

describe('a venue', () => {
  const path = `/api/v1/venues/${VENUES.northHall}`;
  const venueWrite = (changes: object = {}) => ({
    name: 'North hall',
    regionId: REGIONS.north,
    stepFree: true,
    hearingLoop: null,
    wifi: 'weak',
    notes: 'Ring twice',
    ...changes,
  });

  it('is refused to those who may not write it', async () => {
    expect((await api.as('nora').get(path)).status).toBe(404);
    expect((await api.as('tess').put(path, venueWrite(), { 'if-match': '"1"' })).status).toBe(403);
    expect((await api.as('maya').put(path, venueWrite({ wifi: 'fast' }), { 'if-match': '"1"' })).status).toBe(400);
    expect((await api.as('maya').put(path, venueWrite({ regionId: CAST.ada }), { 'if-match': '"1"' })).body.code).toBe(
      'request.reference',
    );
  });

  it('is edited, and found by its name or its region', async () => {
    expect(await api.as('maya').put(path, venueWrite(), { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2, stepFree: true, region: { name: 'Nõrth' } },
    });
    expect((await api.as('tess').get('/api/v1/venues?q=north')).body.items).toMatchObject([{ id: VENUES.northHall }]);
    expect((await api.as('tess').get('/api/v1/venues')).body.items).toHaveLength(2);
  });
});

describe('an organisation', () => {
  const path = `/api/v1/organisations/${ORGANISATIONS.partner}`;
  const organisationWrite = { name: 'Demo Partner', kind: 'community', charityNumber: '1234567', countryCode: 'GB' };

  it('is refused to those who may not write it, and has a name of its own', async () => {
    expect((await api.as('fiona').get(path)).status).toBe(404);
    expect((await api.as('tess').put(path, organisationWrite, { 'if-match': '"1"' })).status).toBe(403);
    const taken = { ...organisationWrite, name: 'DEMO COUNCIL' };
    expect((await api.as('maya').put(path, taken, { 'if-match': '"1"' })).body.code).toBe('request.duplicate');
  });

  it('is edited, and found', async () => {
    expect(await api.as('maya').put(path, organisationWrite, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect((await api.as('tess').get('/api/v1/organisations?q=1234567')).body.items).toMatchObject([
      { name: 'Demo Partner' },
    ]);
  });
});
