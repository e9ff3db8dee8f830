import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { COHORTS, ENROLMENTS, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const C1 = `/api/v1/cohorts/${COHORTS.C1}`;

interface Waiting {
  readonly enrolmentId: string;
  readonly preferredName: string;
  readonly state: string;
  readonly isOfferOpen: boolean;
  readonly offeredUntil: string | null;
  readonly waitingPosition: number | null;
}

/** Puts somebody on the list, at a minute of the morning: that is their place in it. */
const waits = async (preferredName: string, minute: number): Promise<string> => {
  const id = randomUUID();
  const answer = await api.at(`2026-06-15T08:${String(minute).padStart(2, '0')}:00Z`, () =>
    api.as('tess').put(`/api/v1/enrolments/${id}`, {
      ...{ cohortId: COHORTS.C1, personId: randomUUID(), preferredName, source: 'open' },
      ...{ enrolledOn: '2026-06-15', joinsAs: 'interested' },
    }),
  );
  expect(answer.status).toBe(200);
  return id;
};
const offer = (enrolmentId: string, more = {}, name: Name = 'tess'): Promise<Answer> =>
  api.as(name).post(`${C1}/offers`, { enrolmentId, ...more });
const move = (id: string, to: string, more = {}): Promise<Answer> =>
  api.as('tess').post(`/api/v1/enrolments/${id}/moves`, { to, on: '2026-06-15', ...more });
const enrol = (more = {}): Promise<Answer> =>
  api.as('tess').put(`/api/v1/enrolments/${randomUUID()}`, {
    ...{ cohortId: COHORTS.C1, personId: randomUUID(), preferredName: 'Demo Newcomer', source: 'open' },
    ...{ enrolledOn: '2026-06-15', ...more },
  });
const list = async (): Promise<Waiting[]> => (await api.as('tess').get(C1)).body.waitingList as Waiting[];
const names = async (): Promise<string[]> => (await list()).map(({ preferredName }) => preferredName);
const places = async (): Promise<unknown[]> => {
  const { body } = await api.as('tess').get(C1);
  return [body.placesTaken, body.placesOffered, body.capacity] as unknown[];
};

describe('a waiting list', () => {
  beforeEach(() => api.db.query(sql`update cohort set capacity = 4, minimum_viable = 1 where id = ${COHORTS.C1}`));

  it('takes people also when the cohort is full, in the order of asking, and nobody on it is expected', async () => {
    await api.db.query(sql`update cohort set capacity = 3 where id = ${COHORTS.C1}`);
    await waits('Demo Second', 2);
    await waits('Demo First', 1);
    const [first] = await list();

    expect(await names()).toEqual(['Demo First', 'Demo Second']);
    expect(first).toMatchObject({ state: 'interested', waitingPosition: 1, held: 0, toCome: 0, enrolledOn: null });
    expect(await places()).toEqual([3, 0, 3]);
    expect((await api.as('tess').get('/api/v1/cohorts')).body.items[0]).toMatchObject({ waiting: 2 });
  });

  it('comes before who asks only now, unless somebody says why not', async () => {
    await waits('Demo First', 1);
    const passedOver = await enrol();
    const because = await enrol({ reason: 'The interpreter is booked for both' });
    const [trail] = await api.db.query(
      sql`select reason from audit_event where action = 'enrolment.create' and reason is not null`,
    );

    expect([passedOver.status, passedOver.body.code, passedOver.body.params]).toEqual([
      ...[422, 'cohort.othersWait'],
      { waiting: 1 },
    ]);
    expect(because.body.state).toBe('enrolled');
    expect(trail).toEqual({ reason: 'The interpreter is booked for both' });
  });

  it('is offered to in order; out of order needs a reason, which is in the trail', async () => {
    await waits('Demo First', 1);
    const second = await waits('Demo Second', 2);
    const jump = await offer(second);
    const because = await offer(second, { reason: 'Moves away in July' });

    expect([jump.status, jump.body.code]).toEqual([422, 'cohort.othersWait']);
    expect(because.body).toMatchObject({ state: 'invited', offeredUntil: '2026-06-22', isOfferOpen: true });
    expect(await api.db.query(sql`select reason from audit_event where action = 'enrolment.offer'`)).toEqual([
      { reason: 'Moves away in July' },
    ]);
  });

  it('holds the place that was offered: nobody else gets it, nor is it offered twice', async () => {
    const first = await waits('Demo First', 1);
    const second = await waits('Demo Second', 2);
    const offered = await offer(first);
    const repeated = await offer(first);
    const other = await offer(second);

    expect(await places()).toEqual([3, 1, 4]);
    expect(repeated.body).toEqual(offered.body);
    expect([other.status, other.body.code, other.body.params]).toEqual([
      422,
      'cohort.full',
      { capacity: 4, offered: 1 },
    ]);
    expect((await enrol({ reason: 'x' })).body.code).toBe('cohort.full');
  });

  it('offers for as long as somebody says, and not for longer than 60 days', async () => {
    const first = await waits('Demo First', 1);
    const tooLong = await offer(first, { until: '2026-08-15' });
    const past = await offer(first, { until: '2026-06-14' });
    await offer(first, { until: '2026-06-18' });
    const longer = await offer(first, { until: '2026-06-30' });

    expect([tooLong.body.code, past.body.code]).toEqual(['enrolment.dateOutside', 'enrolment.dateOutside']);
    expect(longer.body).toMatchObject({ state: 'invited', offeredUntil: '2026-06-30' });
  });

  it('sees an offer lapse by the clock alone, at midnight where the programme is', async () => {
    const first = await waits('Demo First', 1);
    const second = await waits('Demo Second', 2);
    await offer(first, { until: '2026-06-18' });
    const open = async (instant: string): Promise<boolean | undefined> =>
      signedInAt(
        api,
        instant,
        async () => (await list()).find(({ enrolmentId }) => enrolmentId === first)?.isOfferOpen,
      );

    expect(await open('2026-06-18T22:59:59Z')).toBe(true);
    expect(await open('2026-06-18T23:00:00Z')).toBe(false);
    await signedInAt(api, '2026-06-19T09:00:00Z', async () => {
      expect(await places()).toEqual([3, 0, 4]);
      // Then it is the turn of who waits, before who let it lapse.
      expect((await move(first, 'enrolled', { on: '2026-06-19' })).body.code).toBe('cohort.othersWait');
      expect((await offer(second)).body.isOfferOpen).toBe(true);
    });
  });

  it('is left with the place once the offer is accepted, also before somebody who waits longer', async () => {
    await waits('Demo First', 1);
    const second = await waits('Demo Second', 2);
    await offer(second, { reason: 'Moves away in July' });
    const accepted = await move(second, 'enrolled');

    expect(accepted.body).toMatchObject({ state: 'enrolled', enrolledOn: '2026-06-15', toCome: 2, offeredUntil: null });
    expect(await places()).toEqual([4, 0, 4]);
    expect(await names()).toEqual(['Demo First']);
  });

  it('is left, or gone to the end of, when an offer is declined; and the place is free again', async () => {
    const first = await waits('Demo First', 1);
    const second = await waits('Demo Second', 2);
    await offer(first);
    const later = await move(first, 'interested');
    expect(later.body).toMatchObject({ state: 'interested', waitingPosition: 2 });
    expect(await names()).toEqual(['Demo Second', 'Demo First']);

    await offer(second);
    const gone = await move(second, 'withdrew');
    expect(gone.body).toMatchObject({ state: 'withdrew', enrolledOn: null });
    expect(await places()).toEqual([3, 0, 4]);
    expect(await names()).toEqual(['Demo First']);
  });

  it('has them where they were when an offer is taken back', async () => {
    const first = await waits('Demo First', 1);
    await waits('Demo Second', 2);
    const { body } = await offer(first);
    const back = await api.as('tess').delete(`/api/v1/enrolments/${first}/steps/${body.stepId}`);

    expect(back.body).toMatchObject({ state: 'interested', waitingPosition: 1, isOfferOpen: false });
  });

  it('is not offered to somebody who has a place, nor to somebody of another cohort', async () => {
    expect((await offer(ENROLMENTS.A)).body.code).toBe('enrolment.transition');
    expect((await offer(ENROLMENTS.D, {}, 'ada')).status).toBe(404);
  });

  it('keeps a cohort from being made smaller than what is taken and offered', async () => {
    await offer(await waits('Demo First', 1));
    const { body } = await api.as('maya').get(C1);
    const { courseId, strandId, regionId, name, startDate, endDate, minimumViable, trainerIds } = body;
    const write = { courseId, strandId, regionId, name, startDate, endDate, minimumViable, trainerIds, capacity: 3 };
    const answer = await api.as('maya').put(C1, write, { 'if-match': `"${body.version}"` });

    expect([answer.status, answer.body.code]).toEqual([422, 'cohort.full']);
  });
});
