import sql from 'sql-template-tag';
import { ENROLMENTS, SESSIONS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const REGISTER = `/api/v1/training-sessions/${SESSIONS.today}/register`;
const { A, B, C } = ENROLMENTS;

let messages = 0;
const newId = (): string => `01900000-0000-7000-8000-00cd${String((messages += 1)).padStart(8, '0')}`;

interface Said {
  readonly entryId?: string;
  readonly mark: string;
  readonly baseVersion?: number;
  readonly minutes?: number | null;
  readonly mutationId?: string;
}
const say = (name: 'tess' | 'maya' | 'ada', { entryId = A, ...said }: Said, source = 'online'): Promise<Answer> =>
  api.as(name).send('PATCH', `${REGISTER}/marks`, {
    body: { marks: [{ entryId, baseVersion: 0, minutes: null, mutationId: newId(), ...said }], source },
  });
const entryOf = async (id: string) =>
  ((await api.as('tess').get(REGISTER)).body.entries as { entryId: string }[]).find(({ entryId }) => entryId === id);
const historyOf = async (id: string): Promise<unknown[]> =>
  (await api.as('tess').get(`${REGISTER}/entries/${id}/history`)).body.items as unknown[];

describe('late arrivals and early leavers', () => {
  it.each([0, 45, 120])('may have been there for %i of the 120 minutes', async (minutes) => {
    expect((await say('tess', { mark: 'late', minutes })).body.saved).toMatchObject([{ mark: 'late', minutes }]);
  });

  it('were not there for longer than the session lasted; the person and its length are named', async () => {
    expect(await say('tess', { mark: 'leftEarly', minutes: 121 })).toMatchObject({
      status: 422,
      body: { code: 'register.minutesTooMany', params: { entryId: A, minutes: 120 } },
    });
    expect(await entryOf(A)).toMatchObject({ mark: 'notMarked', version: 0 });
  });

  it('have no minutes once they turn out not to have come', async () => {
    await say('tess', { mark: 'late', minutes: 45 });

    expect((await say('tess', { mark: 'noShow', minutes: 45, baseVersion: 1 })).body.saved).toMatchObject([
      { mark: 'noShow', minutes: null },
    ]);
  });
});

describe('two people who say different things of somebody, neither having seen the other', () => {
  const refused = newId();
  beforeEach(async () => {
    await api.at('2026-06-15T17:05:00Z', () => say('tess', { mark: 'present' }));
  });
  const differ = (): Promise<Answer> =>
    api.at('2026-06-15T17:06:00Z', () => say('maya', { mark: 'noShow', mutationId: refused }));
  const theirs = { mutationId: refused, mark: 'noShow', saidAt: '2026-06-15T17:06:00.000Z', saidBy: 'Demo Maya' };

  it('are both shown, with who and when, to the one who was late with it', async () => {
    expect((await differ()).body).toMatchObject({
      saved: [],
      conflicts: [
        {
          entryId: A,
          mark: 'present',
          recordedBy: 'Demo Tess',
          recordedAt: '2026-06-15T17:05:00.000Z',
          disputes: [theirs],
        },
      ],
    });
  });

  it('are both shown to the other one, too', async () => {
    await differ();

    expect(await entryOf(A)).toMatchObject({ mark: 'present', disputes: [theirs] });
  });

  it('differ once, however often the message arrives', async () => {
    const first = await differ();

    expect((await differ()).body).toEqual(first.body);
    expect(await historyOf(A)).toHaveLength(2);
  });

  it.each([
    ['the mark that stands', 'present', 1, 'kept'],
    ['the other one', 'noShow', 2, 'taken'],
    ['something else', 'late', 2, 'taken'],
  ])('are settled by who says %s, having seen both', async (_, mark, version, outcome) => {
    await differ();
    const { body } = await say('tess', { mark, baseVersion: 1 });

    expect(body).toMatchObject({ saved: [{ mark, version, disputes: [] }], conflicts: [] });
    expect((await historyOf(A))[0]).toMatchObject({ mark, outcome, saidBy: 'Demo Tess' });
    // And the message that was refused, sent once more, opens nothing again.
    expect((await differ()).body).toMatchObject({ saved: [{ mark, disputes: [] }], conflicts: [] });
  });

  it('are not settled by a third who says the same as one of them, having seen neither', async () => {
    await differ();

    expect((await say('ada', { mark: 'present' })).body.saved).toMatchObject([{ version: 1, disputes: [theirs] }]);
  });

  it('are settled as they stand by who hands the register in', async () => {
    await differ();
    await say('tess', { entryId: B, mark: 'present' });
    await say('tess', { entryId: C, mark: 'present' });
    await api.at('2026-06-15T19:00:00Z', () => api.as('tess').post(`${REGISTER}/submission`));

    expect(await entryOf(A)).toMatchObject({ mark: 'present', version: 1, disputes: [] });
    expect(await historyOf(A)).toMatchObject([{ outcome: 'kept' }, { outcome: 'notTaken' }, { outcome: 'taken' }]);
  });
});

describe('the history of a mark', () => {
  it('is for who may read the register', async () => {
    const of = async (name: 'tom' | 'maya' | 'fiona' | null, entry = A) =>
      (await api.as(name).get(`${REGISTER}/entries/${entry}/history`)).status;

    expect([await of(null), await of('tom'), await of('fiona'), await of('maya')]).toEqual([401, 404, 404, 200]);
    expect(await of('maya', ENROLMENTS.D)).toBe(404);
  });

  it('has everything that was said, who said it, when and how, the latest first; undo is one more mark', async () => {
    await api.at('2026-06-15T17:05:00Z', () => say('tess', { mark: 'late', minutes: 90 }, 'offline'));
    await api.at('2026-06-15T17:06:00Z', () => say('maya', { mark: 'noShow', baseVersion: 1 }, 'paper'));
    await api.at('2026-06-15T17:07:00Z', () => say('maya', { mark: 'late', minutes: 90, baseVersion: 2 }));

    expect(await historyOf(A)).toMatchObject([
      { mark: 'late', minutes: 90, outcome: 'taken', version: 3, source: 'online', saidAt: '2026-06-15T17:07:00.000Z' },
      { mark: 'noShow', minutes: null, outcome: 'taken', version: 2, source: 'paper', saidBy: 'Demo Maya' },
      { mark: 'late', minutes: 90, outcome: 'taken', version: 1, source: 'offline', saidBy: 'Demo Tess' },
    ]);
  });

  it('of somebody of whom nothing was said is empty', async () => {
    expect(await historyOf(B)).toEqual([]);
  });

  it('cannot be changed, also not past the application', async () => {
    await say('tess', { mark: 'present' });

    await expect(api.db.query(sql`update attendance_history set mark = 'noShow'`)).rejects.toThrow('append-only');
  });
});

it('a message that was heard, and that others spoke after, says nothing anew when it arrives again', async () => {
  const said = { mark: 'present', mutationId: newId() };
  await say('tess', said);
  await say('maya', { mark: 'late', baseVersion: 1 });

  expect((await say('tess', said)).body).toMatchObject({
    saved: [{ mark: 'late', version: 2, disputes: [] }],
    conflicts: [],
  });
});

it('somebody who left since is not marked any more, and the register is as it was', async () => {
  await api.db.query(sql`update enrolment set state = 'withdrew', left_on = '2026-06-15' where id = ${A}`);

  expect(await say('tess', { mark: 'present' })).toMatchObject({ status: 422, body: { code: 'register.notExpected' } });
  expect((await api.as('tess').get(REGISTER)).body.tally).toMatchObject({ present: 0, notMarked: 2 });
});
