import { randomUUID } from 'node:crypto';
import { explanation, keptExplanation, type Explanation, type Metric } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { CAST, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld, PERSONAL } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };

const open = async (metric: Metric, query = '', name: Name = 'maya'): Promise<Explanation> => {
  const { body } = await api.as(name).get(`/api/v1/programmes/${PROGRAMMES.P1}/figures/${metric}${query}`);
  return explanation.parse(body);
};
const reasons = ({ leftOut }: Pick<Explanation, 'leftOut'>) =>
  Object.fromEntries(leftOut.map(({ reason, records }) => [reason, records]));

describe('a figure that is opened', () => {
  it('says of every story why it is not counted', async () => {
    const world = new CountedWorld();
    world.story(NORTH);
    world.story(NORTH, { state: 'published' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-06-15' });
    world.story(NORTH, { isPractice: true });
    world.story(NORTH, { wasSubmitted: false, state: 'recorded' });
    world.story(NORTH, { state: 'withdrawn' });
    world.story(NORTH, { recordedOn: '2025-08-31' });
    await world.store(api);

    expect(await open('storiesGathered')).toMatchObject({ actual: 4, total: 4, unreadable: 0, ruleVersion: 1 });
    const left = { practice: 1, neverSubmitted: 1, outsideDays: 1 };
    expect(reasons(await open('storiesNet'))).toEqual({ ...left, withdrawn: 1 });
    expect(reasons(await open('storiesWithdrawn'))).toEqual({ ...left, stillHeld: 3 });
    const published = await open('storiesPublished');
    expect(published.actual).toBe(1);
    expect(reasons(published)).toEqual({ practice: 1, withdrawn: 1, notPublished: 3, consentEnded: 1 });

    const ended = await open('storiesPublished', '?reason=consentEnded');
    expect(ended).toMatchObject({ actual: 1, total: 1, items: [{ kind: 'story', label: 'S1-3', place: 'Nõrth' }] });
  });

  it('says of every session, mark and person why they are not counted', async () => {
    const world = new CountedWorld();
    const cohort = world.cohort(NORTH);
    const [came, stayedAway] = [world.enrol(cohort, world.person()), world.enrol(cohort, world.person(), '2026-06-01')];
    const held = world.session(cohort, '2026-05-01');
    world.mark(held, came);
    world.mark(held, stayedAway, 'apology');
    world.mark(held, null);
    const planned = world.session(cohort, '2026-07-01', 'scheduled');
    world.mark(planned, came, 'notMarked');
    for (const state of ['cancelled', 'postponed', 'scheduled']) world.session(cohort, '2026-05-08', state);
    await world.store(api);

    // Of the cast: a session that is over and one of today about which nobody has said anything, and one to come.
    const sessions = await open('sessionsDelivered', `?regionId=${REGIONS.north}`);
    expect(sessions.actual).toBe(1);
    expect(reasons(sessions)).toEqual({ cancelled: 1, postponed: 1, notSaid: 3, toCome: 2 });
    const contacts = await open('contacts');
    expect(contacts.actual).toBe(2);
    expect(reasons(contacts)).toMatchObject({ apology: 1, sessionLeftOut: 1 });
    expect(contacts.items.map(({ openId }) => openId)).toEqual([held.id, held.id]);

    const participants = await open('participants');
    expect(participants).toMatchObject({
      actual: 1,
      items: [{ kind: 'person', label: PERSONAL.trainee, on: '2026-05-01' }],
    });
    // The three of the cast's cohort were at nothing that was delivered, either.
    expect(reasons(participants)).toEqual({ neverThere: 4, nameless: 1 });
    expect(await open('participants', '?reason=nameless')).toMatchObject({ total: 1, items: [{ kind: 'contact' }] });
    const completed = await open('reportersCompleted');
    expect(completed).toMatchObject({ actual: 1, items: [{ openId: stayedAway.personId, on: '2026-06-01' }] });
    expect(reasons(completed)).toEqual({ stillTraining: 4 });
  });

  it('counts for everybody alike, and lists for each what they may read', async () => {
    const world = new CountedWorld();
    world.story(NORTH);
    world.story(SOUTH);
    const cohort = world.cohort(NORTH);
    world.mark(world.session(cohort, '2026-05-01'), world.enrol(cohort, world.person()));
    await world.store(api);
    await api.db.query(sql`update story set logged_by = ${CAST.tess} where region_id = ${REGIONS.north}`);

    for (const metric of ['storiesNet', 'participants', 'sessionsDelivered'] as const) {
      const all = await open(metric);
      for (const name of ['ada', 'tess', 'tom', 'cara', 'sal'] as const) {
        const seen = await open(metric, '', name);
        expect([name, seen.actual, seen.items.length + seen.unreadable]).toEqual([name, all.actual, all.actual]);
      }
    }
    expect(await open('storiesNet', '', 'tess')).toMatchObject({
      actual: 2,
      unreadable: 1,
      items: [{ place: 'Nõrth' }],
    });
    expect(await open('participants', '', 'tom')).toMatchObject({ actual: 1, unreadable: 1, items: [] });
  });

  it('comes page by page, newest first, each record once', async () => {
    const world = new CountedWorld();
    const days = ['2026-05-03', '2026-05-02', '2026-05-02', '2026-05-01', '2026-05-01'];
    for (const recordedOn of days) world.story(NORTH, { recordedOn });
    await world.store(api);

    const seen: Explanation['items'][number][] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { items, next } = await open('storiesNet', `?limit=2${cursor}`);
      seen.push(...items);
      cursor = `&cursor=${next ?? ''}`;
      expect(next === null).toBe(page === 2);
    }
    expect(seen.map(({ on }) => on)).toEqual(days);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
  });

  it('is of a metric and a part that there are', async () => {
    const get = (rest: string) => api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/figures/${rest}`);
    expect(await get('happiness')).toMatchObject({ status: 400, body: { errors: [{ path: 'metric' }] } });
    expect(await get('storiesNet?reason=rain')).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    expect(await get('storiesNet?cursor=x')).toMatchObject({ status: 400, body: { errors: [{ path: 'cursor' }] } });
    expect((await get(`storiesNet?strandId=${STRANDS.T1}`)).status).toBe(404);
    expect((await get(`storiesNet?regionId=${REGIONS.east}`)).status).toBe(404);
    expect((await get(`storiesNet?strandId=${STRANDS.S2}&regionId=${REGIONS.north}`)).status).toBe(404);
  });
});

describe('a figure that is kept', () => {
  const write = { programmeId: PROGRAMMES.P1, metric: 'storiesNet', strandId: null, regionId: REGIONS.north } as const;
  const address = (id: string, query = ''): string => `/api/v1/kept-figures/${id}${query}`;

  it('opens as it was, whatever has changed since', async () => {
    const world = new CountedWorld();
    const [one, other] = [world.story(NORTH), world.story(NORTH)];
    world.story(NORTH, { isPractice: true });
    await world.store(api);
    const id = randomUUID();
    expect((await api.as('maya').put(address(id), write)).status).toBe(200);

    await api.db.query(sql`update story set state = 'withdrawn', withdrawn_at = now() where id = ${one.id}`);
    expect((await open('storiesNet', `?regionId=${REGIONS.north}`)).actual).toBe(1);
    const kept = keptExplanation.parse((await api.as('maya').get(address(id))).body);
    expect(kept).toMatchObject({ id, actual: 2, total: 2, region: { name: 'Nõrth' }, strand: null, ruleVersion: 1 });
    expect(kept.items.map((item) => item.id).toSorted()).toEqual([one.id, other.id].toSorted());
    expect(reasons(kept)).toEqual({ practice: 1 });
    expect((await api.as('maya').get(address(id, '?reason=practice'))).body).toMatchObject({ total: 1 });
  });

  it('is kept once, however often it is sent, and never becomes another', async () => {
    const id = randomUUID();
    const sent = [await api.as('maya').put(address(id), write), await api.as('maya').put(address(id), write)];
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(sent[0]?.body).toEqual(sent[1]?.body);
    expect(await api.as('maya').put(address(id), { ...write, metric: 'contacts' })).toMatchObject({
      status: 409,
      body: { code: 'figure.keptOtherwise' },
    });
    const audited = await api.db.query(sql`select action from audit_event where entity_id = ${id}`);
    expect(audited).toEqual([{ action: 'figure.keep' }]);
    await expect(api.db.query(sql`update kept_figure set metric = 'contacts' where id = ${id}`)).rejects.toThrow(
      'a figure that was kept does not change',
    );
  });
});
