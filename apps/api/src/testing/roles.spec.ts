import { randomUUID } from 'node:crypto';
import type { ConsentScope } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { CAST, PEOPLE, PROGRAMMES, REGIONS, SESSIONS, STRANDS, type Name } from './cast';
import { signedInAt } from './signed-in-at';
import { startStory, storyWrite } from './story-thread';
import { testApi, type Answer } from './test-api';

const api = testApi();
const read = (name: Name, id: string): Promise<Answer> => api.as(name).get(`/api/v1/stories/${id}`);
const move = (name: Name, id: string, body: object): Promise<Answer> =>
  api.as(name).post(`/api/v1/stories/${id}/moves`, body);
const statuses = (answers: readonly Answer[]): readonly number[] => answers.map(({ status }) => status);
const listed = async (name: Name): Promise<readonly string[]> =>
  ((await api.as(name).get('/api/v1/stories')).body.items as { id: string }[]).map(({ id }) => id);

const KEPT: ConsentScope[] = ['record_hold', 'publish_web'];

describe('a curator', () => {
  it.each([
    ['has no consent', null],
    ['may be published and not curated', { scopes: KEPT }],
  ])('finds no unpublished story that %s', async (_, consent) => {
    const id = await startStory(api, { consent });

    expect([(await read('cara', id)).status, await listed('cara')]).toEqual([404, []]);
    expect((await move('cara', id, { to: 'inReview' })).status).toBe(404);
  });

  it('finds no story of another programme, whatever it allows', async () => {
    const id = await startStory(api, { to: 'submitted' });
    await api.db.query(sql`delete from membership where account_id = ${CAST.cara}`);
    await api.db.query(sql`
      insert into membership (account_id, role, scope, programme_id)
      values (${CAST.cara}, 'curator', 'programme', ${PROGRAMMES.P2})`);

    expect([(await read('cara', id)).status, await listed('cara')]).toEqual([404, []]);
  });

  it('of another strand finds none in this one', async () => {
    const id = await startStory(api, { to: 'submitted' });
    await api.db.query(sql`delete from membership where account_id = ${CAST.cara}`);
    await api.db.query(sql`
      insert into membership (account_id, role, scope, strand_id)
      values (${CAST.cara}, 'curator', 'strand', ${STRANDS.S2})`);

    expect([(await read('cara', id)).status, await listed('cara')]).toEqual([404, []]);
  });

  it('loses a story at the moment at which curating is taken back, and on the day on which the consent ends', async () => {
    const [taken, ended] = [await startStory(api), await startStory(api, { consent: { expiresOn: '2026-06-16' } })];
    expect((await listed('cara')).toSorted()).toEqual([taken, ended].toSorted());

    const withdrawal = { consentId: randomUUID(), scopes: ['curate'] };
    expect((await api.as('tess').post(`/api/v1/stories/${taken}/withdrawal`, withdrawal)).status).toBe(200);
    expect([(await read('cara', taken)).status, await listed('cara')]).toEqual([404, [ended]]);
    await signedInAt(api, '2026-06-16T10:00:00Z', async () => {
      expect([(await read('cara', ended)).status, await listed('cara')]).toEqual([404, []]);
    });
  });

  it('changes, publishes, takes down and records nothing', async () => {
    const id = await startStory(api, { to: 'approved' });
    const consent = { consentId: randomUUID(), scopes: 'all' };
    const attempts = [
      await api.as('cara').put(`/api/v1/stories/${id}`, storyWrite({ summary: 'Mine' }), { 'if-match': '"1"' }),
      await move('cara', id, { to: 'published' }),
      await api.as('cara').post(`/api/v1/stories/${id}/withdrawal`, consent),
    ];

    expect(statuses(attempts)).toEqual([403, 403, 403]);
  });

  it('reviews what may be curated', async () => {
    const id = await startStory(api, { to: 'submitted' });

    const { status, body } = await read('cara', id);
    expect([status, body.summary, body.moves]).toEqual([200, 'Somebody listened.', ['inReview']]);
    expect((await move('cara', id, { to: 'inReview' })).status).toBe(200);
    expect((await move('cara', id, { to: 'changesRequested', reason: 'The end is cut off' })).status).toBe(200);
  });

  it('reads what is public, whether or not it may be curated', async () => {
    const id = await startStory(api, { consent: { scopes: KEPT }, to: 'published' });

    expect((await read('cara', id)).status).toBe(200);
    expect((await move('cara', id, { to: 'unpublished' })).status).toBe(403);
  });
});

describe('a safeguarding lead', () => {
  it('finds no unpublished story of an adult, whatever it allows', async () => {
    const id = await startStory(api, { to: 'submitted' });

    expect([(await read('sal', id)).status, await listed('sal')]).toEqual([404, []]);
  });

  it('finds no story outside of what the membership covers', async () => {
    const id = await startStory(api, { write: { storytellerAge: 'from16To17' }, to: 'submitted' });
    await api.db.query(sql`
      update membership set scope = 'programme', programme_id = ${PROGRAMMES.P2} where account_id = ${CAST.sal}`);

    expect([(await read('sal', id)).status, await listed('sal')]).toEqual([404, []]);
    expect((await api.as('sal').get(`/api/v1/people/${PEOPLE.A}`)).status).toBe(404);
    expect((await api.as('sal').get(`/api/v1/people/${PEOPLE.D}`)).status).toBe(200);
  });

  it('reads the story of somebody under 18, from the moment at which it is logged, and changes nothing', async () => {
    const id = await startStory(api, { write: { storytellerAge: 'from16To17' }, consent: null });

    const { status, body } = await read('sal', id);
    expect([status, body.summary, body.moves]).toEqual([200, 'Somebody listened.', []]);
    expect(await listed('sal')).toEqual([id]);
    expect((await move('sal', id, { to: 'recorded' })).status).toBe(403);
    const edit = storyWrite({ storytellerAge: 'adult' });
    expect((await api.as('sal').put(`/api/v1/stories/${id}`, edit, { 'if-match': '"1"' })).status).toBe(403);
  });

  it('reads who somebody is and what they need, which stands in the trail, and changes neither', async () => {
    const needs = { accessNeeds: ['stepFree'], note: '', emergencyContact: null };
    expect((await api.as('maya').put(`/api/v1/people/${PEOPLE.A}/needs`, needs)).status).toBe(200);

    expect((await api.as('sal').put(`/api/v1/people/${PEOPLE.A}/needs`, needs)).status).toBe(403);
    const { body } = await api.as('sal').get(`/api/v1/people/${PEOPLE.A}/needs`);
    expect(body).toMatchObject({ accessNeeds: ['stepFree'] });
    expect(
      await api.db.query(sql`
        select action from audit_event where entity_id = ${PEOPLE.A} and account_id = ${CAST.sal}`),
    ).toEqual([{ action: 'person.readNeeds' }]);
  });

  it('sees a session and who was there, and not what its team notes for itself', async () => {
    const session = `/api/v1/training-sessions/${SESSIONS.past}`;
    const note = { text: 'It went well', visibility: 'team' };
    expect((await api.as('tess').put(`${session}/notes/${randomUUID()}`, note)).status).toBe(200);

    expect((await api.as('sal').get(`${session}/notes`)).status).toBe(403);
    expect((await api.as('sal').get(`${session}/register`)).status).toBe(200);
  });
});

it('the place of a story is still to be chosen by whoever logs it: neither of the two is offered any', async () => {
  const write = storyWrite({ regionId: REGIONS.north });
  for (const name of ['cara', 'sal'] as const) {
    expect((await api.as(name).put(`/api/v1/stories/${randomUUID()}`, write)).status).toBe(403);
    expect((await api.as(name).get(`/api/v1/strands/${STRANDS.S1}/gatherers`)).status).toBe(403);
  }
});
