import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, PEOPLE, STRANDS, type Name } from '../testing/cast';
import { testApi } from '../testing/test-api';

const api = testApi();
const A = `/api/v1/people/${PEOPLE.A}`;
const NOBODYS = '01900000-0000-7000-8000-00ab00000001';

describe('a person', () => {
  it.each([
    [null, 401],
    ['omar', 404],
    ['tom', 404],
    ['fiona', 404],
    ['nora', 404],
    ['tess', 200],
    ['maya', 200],
    ['ada', 200],
  ] as [Name | null, number][])('is shown to %s with %i, and renamed likewise', async (name, status) => {
    expect((await api.as(name).get(A)).status).toBe(status);
    expect((await api.as(name).put(A, { preferredName: 'River' }, { 'if-match': '"1"' })).status).toBe(status);
  });

  it('comes into being through an enrolment, not by being written', async () => {
    expect((await api.as('ada').put(`/api/v1/people/${NOBODYS}`, { preferredName: 'River' })).status).toBe(404);
  });

  it('is shown with those of their cohorts that the reader may see', async () => {
    await api.db.query(sql`update enrolment set person_id = ${PEOPLE.A} where id = ${ENROLMENTS.D}`);
    const cohorts = async (name: Name): Promise<string[]> =>
      ((await api.as(name).get(A)).body.cohorts as { id: string }[]).map(({ id }) => id).sort();

    expect(await cohorts('tess')).toEqual([COHORTS.C1]);
    expect(await cohorts('omar')).toEqual([COHORTS.C2]);
    expect(await cohorts('ada')).toEqual([COHORTS.C1, COHORTS.C2]);
  });

  it('is not reached by having trained them where the membership has ended, and a membership where others train them', async () => {
    await api.db.query(sql`update enrolment set person_id = ${PEOPLE.A} where id = ${ENROLMENTS.D}`);
    await api.db.query(sql`insert into cohort_trainer values (${COHORTS.C2}, ${CAST.tom})`);

    expect(
      await api.db.query(sql`select from membership where account_id = ${CAST.tom} and strand_id = ${STRANDS.S1}`),
    ).toHaveLength(1);
    expect((await api.as('tom').get(A)).status).toBe(404);
  });

  it('is corrected by the version that was read, and the trail does not say to what', async () => {
    const stale = await api.as('tess').put(A, { preferredName: 'River' }, { 'if-match': '"7"' });
    const blind = await api.as('tess').put(A, { preferredName: 'River' });
    const corrected = await api.as('tess').put(A, { preferredName: 'River' }, { 'if-match': '"1"' });

    expect([stale.status, stale.body.changed]).toEqual([412, ['preferredName']]);
    expect(blind.status).toBe(409);
    expect(corrected.body).toMatchObject({ preferredName: 'River', version: 2 });
    expect(await api.db.query(sql`select action, fields from audit_event`)).toEqual([
      { action: 'person.edit', fields: ['preferredName'] },
    ]);
  });
});
