import type { ProgrammeWrite } from '@throughline/domain/programmes';
import sql from 'sql-template-tag';
import { CAST, GRANTS, ORGANISATIONS, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { testApi } from '../testing/test-api';

const api = testApi();
const P1 = `/api/v1/programmes/${PROGRAMMES.P1}`;
const NEW = '/api/v1/programmes/01900000-0000-7000-8000-00ff00000001';

const write = (changes: Partial<ProgrammeWrite> = {}): ProgrammeWrite => ({
  code: 'P1',
  name: 'First programme',
  aliases: [],
  summary: '',
  startDate: '2025-09-01',
  endDate: '2026-12-31',
  timeZone: 'Europe/London',
  publicationDisclaimer: null,
  organisations: [
    { organisationId: ORGANISATIONS.lead, role: 'lead' },
    { organisationId: ORGANISATIONS.fund, role: 'funder' },
  ],
  ...changes,
});

describe('a programme', () => {
  it('is for nobody who has not signed in', async () => {
    expect((await api.as(null).get(P1)).status).toBe(401);
    expect((await api.as(null).put(P1, write())).status).toBe(401);
  });

  it('looks like nothing at all to whoever has no part in it, read or written', async () => {
    const nothing = await api.as('maya').get(NEW);
    expect(nothing).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
    for (const name of ['omar', 'nora', 'fiona'] as const) {
      expect(await api.as(name).get(P1)).toMatchObject({ status: 404, body: { code: nothing.body.code } });
      expect((await api.as(name).put(P1, write(), { 'if-match': '"1"' })).status).toBe(404);
    }
  });

  it('is seen by its trainers and written by its managers only', async () => {
    expect((await api.as('tess').get(P1)).body).toMatchObject({ code: 'P1', may: { write: false } });
    expect(await api.as('tess').put(P1, write({ name: 'Mine' }), { 'if-match': '"1"' })).toMatchObject({
      status: 403,
      body: { code: 'request.forbidden' },
    });
  });

  it('is created by an administrator, not by the manager of another one', async () => {
    const created = write({ code: 'NEW', name: 'New', organisations: [] });
    expect((await api.as('maya').put(NEW, created)).status).toBe(404);

    const answer = await api.as('ada').put(NEW, created);
    expect(answer).toMatchObject({ status: 200, body: { ...created, version: 1, status: 'underWay', strands: [] } });
    expect(answer.headers.get('etag')).toBe('"1"');
    expect((await api.as('ada').put(NEW, created)).body).toEqual(answer.body);
    expect(await api.as('ada').put(NEW, { ...created, name: 'Other' })).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });
  });

  it('refuses the code of another one in any case of letters', async () => {
    expect(await api.as('ada').put(NEW, write({ code: 'p1' }))).toMatchObject({
      status: 409,
      body: { code: 'programme.codeTaken' },
    });
  });

  it('refuses what is not a programme, field by field', async () => {
    const answer = await api.as('ada').put(NEW, { ...write({ endDate: '2025-01-01' }), colour: 'red' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path: 'colour' }));
    expect((await api.as('ada').put(NEW, write({ endDate: '2025-01-01' }))).body.errors).toEqual([
      { path: 'endDate', message: 'must not be before the first day' },
    ]);
    expect((await api.as('ada').put('/api/v1/programmes/P1', write())).status).toBe(400);
  });

  it('refuses an organisation that does not exist', async () => {
    const organisations = [...write().organisations, { organisationId: CAST.ada, role: 'host' as const }];
    expect(await api.as('maya').put(P1, write({ organisations }), { 'if-match': '"1"' })).toMatchObject({
      status: 422,
      body: { code: 'request.reference' },
    });
  });

  it('does not end before its strands', async () => {
    expect(await api.as('maya').put(P1, write({ endDate: '2026-12-30' }), { 'if-match': '"1"' })).toMatchObject({
      status: 422,
      body: { code: 'programme.strandOutside', params: { strand: 'S1' } },
    });
  });

  it('keeps the funders that gave it grants', async () => {
    expect(await api.as('maya').put(P1, write({ organisations: [] }), { 'if-match': '"1"' })).toMatchObject({
      status: 422,
      body: { code: 'grant.funderRole' },
    });
  });

  it('tells an editor who comes late what changed meanwhile', async () => {
    const first = await api.as('maya').put(P1, write({ name: 'First edit' }), { 'if-match': '"1"' });
    expect(first).toMatchObject({ status: 200, body: { name: 'First edit', version: 2 } });

    expect(await api.as('ada').put(P1, write({ summary: 'Late' }), { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'request.stale', changed: ['name', 'summary'], current: { name: 'First edit', version: 2 } },
    });
  });

  it('takes the same edit twice as one, in whatever order the organisations come', async () => {
    const edit = write({ name: 'Edited' });
    await api.as('maya').put(P1, edit, { 'if-match': '"1"' });
    const again = { ...edit, organisations: [...edit.organisations].reverse() };
    expect(await api.as('maya').put(P1, again, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });

  it('leaves a trail of who changed which fields', async () => {
    await api.as('maya').put(P1, write({ name: 'Edited', summary: 'More' }), { 'if-match': '"1"' });
    expect(
      await api.db.query(sql`select action, account_id, fields from audit_event where entity_id = ${PROGRAMMES.P1}`),
    ).toEqual([{ action: 'programme.edit', account_id: CAST.maya, fields: ['name', 'summary'] }]);
  });

  it('shows its grants to those who may read them', async () => {
    expect((await api.as('maya').get(P1)).body.grants).toMatchObject([{ id: GRANTS.G1, amountAwarded: 100_000 }]);
    expect((await api.as('tess').get(P1)).body.grants).toEqual([]);
  });
});

describe('the list of programmes', () => {
  const listed = async (name: Name, query = ''): Promise<string[]> => {
    const { body } = await api.as(name).get(`/api/v1/programmes${query}`);
    return (body.items as { id: string }[]).map((item) => item.id);
  };

  it.each(Object.keys(CAST) as Name[])('names to %s exactly what can be read one by one', async (name) => {
    const readable: string[] = [];
    for (const id of Object.values(PROGRAMMES)) {
      const { status } = await api.as(name).get(`/api/v1/programmes/${id}`);
      if (status === 200) readable.push(id);
    }
    expect((await listed(name)).toSorted()).toEqual(readable.toSorted());
  });

  it('gives strands and regions for menus', async () => {
    const { body } = await api.as('tess').get('/api/v1/programmes');
    expect(body.items[0].strands).toMatchObject([
      { id: STRANDS.S1, regions: [{ name: 'Nõrth' }, { name: 'South' }] },
      { id: STRANDS.S2, regions: [{ name: 'South' }] },
    ]);
  });

  it('finds by a misspelt alias of a strand, and only what may be seen', async () => {
    await api.db.query(sql`update strand set aliases = array['KBOB'] where id = ${STRANDS.S2}`);
    const { body } = await api.as('maya').get('/api/v1/programmes?q=kbob');
    expect(body.items).toMatchObject([{ id: PROGRAMMES.P1, strands: [{ id: STRANDS.S2 }] }]);
    expect(await listed('omar', '?q=KBOB')).toEqual([]);
    expect(await listed('ada', '?q=second')).toEqual([PROGRAMMES.P2]);
    expect(await listed('ada', '?q=%25')).toEqual([]);
  });

  it('refuses a filter that it does not know', async () => {
    const answer = await api.as('ada').get('/api/v1/programmes?colour=red');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'colour' }] } });
  });
});

describe('a strand', () => {
  const S1 = `/api/v1/strands/${STRANDS.S1}`;
  const FRESH = '/api/v1/strands/01900000-0000-7000-8000-00ff00000002';
  const aim = (regionId: string, storyTarget = 5) => ({
    regionId,
    storyTarget,
    reporterTarget: 2,
    sessionTarget: null,
    participantTarget: 20,
  });
  const strandWrite = (changes: object = {}) => ({
    programmeId: PROGRAMMES.P1,
    code: 'S9',
    name: 'New strand',
    aliases: ['Pathfinder'],
    kind: 'place',
    commissionerId: null,
    startDate: '2026-01-01',
    endDate: '2026-06-30',
    regions: [aim(REGIONS.south), aim(REGIONS.north)],
    ...changes,
  });
  const edited = (changes: object) =>
    strandWrite({ code: 'S1', startDate: '2025-09-01', endDate: '2026-12-31', ...changes });

  it('is written by managers of its programme only', async () => {
    expect((await api.as('tess').put(FRESH, strandWrite())).status).toBe(403);
    expect((await api.as('omar').put(FRESH, strandWrite())).status).toBe(404);
    expect((await api.as('omar').put(S1, edited({ programmeId: PROGRAMMES.P2 }), { 'if-match': '"1"' })).status).toBe(
      404,
    );
    expect(
      (await api.as('maya').put(`/api/v1/strands/${STRANDS.T1}`, strandWrite(), { 'if-match': '"1"' })).status,
    ).toBe(404);
  });

  it.each([
    ['strand.outsideProgramme', 422, { startDate: '2025-08-31' }],
    ['strand.codeTaken', 409, { code: 's2' }],
    ['request.reference', 422, { regions: [aim(CAST.ada)] }],
    ['request.reference', 422, { commissionerId: CAST.ada }],
  ])('is refused with %s', async (code, status, changes) => {
    expect(await api.as('maya').put(FRESH, strandWrite(changes))).toMatchObject({ status, body: { code } });
  });

  it('does not move to another programme', async () => {
    const answer = await api.as('ada').put(S1, edited({ programmeId: PROGRAMMES.P2 }), { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'programmeId' }] } });
  });

  it('keeps the regions in which it has cohorts, stories or events', async () => {
    expect(
      await api.as('maya').put(S1, edited({ regions: [aim(REGIONS.south)] }), { 'if-match': '"1"' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'strand.regionInUse', params: { regions: ['Nõrth'] } },
    });
  });

  it('is created and edited with what is aimed at in each region', async () => {
    expect(await api.as('maya').put(FRESH, strandWrite())).toMatchObject({
      status: 200,
      body: { version: 1, status: 'underWay', regions: [{ region: { name: 'Nõrth' } }, { region: { name: 'South' } }] },
    });
    const regions = [aim(REGIONS.online, 7), aim(REGIONS.north, 9)];
    const answer = await api.as('maya').put(FRESH, strandWrite({ regions }), { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
    expect(answer.body.regions).toEqual([
      { ...aim(REGIONS.north, 9), region: { id: REGIONS.north, name: 'Nõrth' } },
      { ...aim(REGIONS.online, 7), region: { id: REGIONS.online, name: 'Online' } },
    ]);
    expect(await api.as('maya').put(FRESH, strandWrite(), { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { changed: ['regions'], current: { version: 2 } },
    });
  });
});

describe('a grant', () => {
  const G1 = `/api/v1/grants/${GRANTS.G1}`;
  const grantWrite = (changes: object = {}) => ({
    programmeId: PROGRAMMES.P1,
    fundingOrganisationId: ORGANISATIONS.fund,
    title: 'Grant of P1',
    amountAwarded: 100_000.55,
    currency: 'GBP',
    awardDate: '2025-07-01',
    startDate: '2025-09-01',
    endDate: '2026-12-31',
    reportingCadence: 'quarterly',
    ...changes,
  });

  it('is not for trainers, nor for the funder of another one, and only read by its own', async () => {
    const headers = { 'if-match': '"1"' };
    expect((await api.as('tess').put(G1, grantWrite(), headers)).status).toBe(404);
    expect((await api.as('frank').put(G1, grantWrite(), headers)).status).toBe(404);
    expect((await api.as('fiona').put(G1, grantWrite(), headers)).status).toBe(403);
  });

  it('comes from a funder of its programme', async () => {
    const answer = await api
      .as('maya')
      .put(G1, grantWrite({ fundingOrganisationId: ORGANISATIONS.lead }), { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'grant.funderRole' } });
  });

  it('is edited to the penny', async () => {
    expect(await api.as('maya').put(G1, grantWrite(), { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2, amountAwarded: 100_000.55, fundingOrganisation: { id: ORGANISATIONS.fund } },
    });
    expect((await api.as('maya').put(G1, grantWrite(), { 'if-match': '"1"' })).status).toBe(200);
  });

  it.each<[Name, string[]]>([
    ['ada', ['P1: Grant of P1', 'P2: Grant of P2']],
    ['maya', ['P1: Grant of P1']],
    ['frank', ['P2: Grant of P2']],
    ['tess', []],
    ['nora', []],
  ])('is named to %s as far as it may be read', async (name, names) => {
    const { body } = await api.as(name).get('/api/v1/grants');
    expect(body.items).toEqual(names.map((title) => ({ id: expect.any(String), name: title })));
  });
});
