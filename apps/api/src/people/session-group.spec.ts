import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, PEOPLE, SESSIONS, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const group = (name: Name | null, session: string = SESSIONS.today): Promise<Answer> =>
  api.as(name).get(`/api/v1/training-sessions/${session}/group`);
const readings = (): Promise<unknown[]> =>
  api.db.query(sql`select account_id, entity, entity_id from audit_event where action = 'person.readGroupNeeds'`);

describe('the group of a session', () => {
  beforeEach(() =>
    api.db.query(sql`
      insert into person_needs (person_id, access_needs, note, emergency_name, emergency_phone, updated_at)
      values (${PEOPLE.A}, '{bslInterpreter,stepFree}', 'By the door', 'Demo Friend', '07700 900000', now())`),
  );

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    expect((await group(name)).status).toBe(status);
  });

  it('is who is expected, with what they need', async () => {
    await api.db.query(sql`update enrolment set enrolled_on = '2026-06-15' where id = ${ENROLMENTS.B}`);
    await api.db.query(sql`update enrolment set enrolled_on = '2026-06-16' where id = ${ENROLMENTS.C}`);
    const { body } = await group('tess');

    expect(body).toEqual({
      sessionId: SESSIONS.today,
      needs: { areShown: true, from: '2026-06-08T17:00:00.000Z', until: '2026-06-17T19:00:00.000Z' },
      people: [
        {
          ...{ enrolmentId: ENROLMENTS.A, personId: PEOPLE.A, preferredName: 'Demo Trainee A', state: 'inTraining' },
          isFirst: false,
          needs: {
            accessNeeds: ['bslInterpreter', 'stepFree'],
            note: 'By the door',
            emergencyContact: { name: 'Demo Friend', phone: '07700 900000' },
          },
        },
        {
          ...{ enrolmentId: ENROLMENTS.B, personId: PEOPLE.B, preferredName: 'Demo Trainee B', state: 'inTraining' },
          isFirst: true,
          needs: { accessNeeds: [], note: '', emergencyContact: null },
        },
      ],
    });
  });

  it.each([
    ['2026-06-08T16:59:59Z', false],
    ['2026-06-08T17:00:00Z', true],
    ['2026-06-17T18:59:59Z', true],
    ['2026-06-17T19:00:00Z', false],
  ])('shows its trainers at %s what is needed: %s', async (instant, areShown) => {
    const { body } = await signedInAt(api, instant, () => group('tess'));

    expect(body.needs).toEqual({ areShown, from: '2026-06-08T17:00:00.000Z', until: '2026-06-17T19:00:00.000Z' });
    const people = body.people as { needs: unknown }[];
    expect(people.map(({ needs }) => needs !== null)).toEqual([areShown, areShown, areShown]);
    expect(await readings()).toHaveLength(areShown ? 1 : 0);
  });

  it('shows its managers what is needed at any time', async () => {
    for (const name of ['maya', 'ada'] as const) {
      const { body } = await signedInAt(api, '2026-03-01T10:00:00Z', () => group(name));
      expect([name, body.needs.areShown]).toEqual([name, true]);
    }
  });

  it('shows a trainer of this session alone what is needed, and a trainer of the cohort too', async () => {
    await api.db.query(sql`delete from session_trainer`);
    expect((await group('tess')).body.needs.areShown).toBe(true);

    await api.db.query(sql`delete from cohort_trainer`);
    await api.db.query(sql`insert into session_trainer values (${SESSIONS.today}, ${CAST.tom})`);
    expect((await group('tom')).body.needs.areShown).toBe(true);
    expect((await group('tom', SESSIONS.past)).status).toBe(404);
  });

  it.each(['cancelled', 'postponed', 'draft'])('shows its trainers nothing of a session that is %s', async (state) => {
    await api.db.query(
      sql`update training_session set state = ${state}, cancel_reason = 'Train strike', postpone_reason = ${state === 'postponed' ? 'Train strike' : null} where id = ${SESSIONS.today}`,
    );

    expect((await group('tess')).body.needs).toEqual({ areShown: false, from: null, until: null });
  });

  it('of somebody who left is over with their leaving', async () => {
    await api.db.query(
      sql`update enrolment set state = 'withdrew', left_on = '2026-06-15' where cohort_id = ${COHORTS.C1}`,
    );

    expect((await group('tess')).body.people).toEqual([]);
  });

  it('leaves each reading in the trail: who, and of which session', async () => {
    await group('tess');

    expect(await readings()).toEqual([
      { account_id: CAST.tess, entity: 'training_session', entity_id: SESSIONS.today },
    ]);
  });
});
