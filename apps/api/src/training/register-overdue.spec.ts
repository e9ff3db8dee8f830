import sql from 'sql-template-tag';
import { PROGRAMMES, SESSIONS, STRANDS } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi } from '../testing/test-api';

const api = testApi();
type Who = 'tess' | 'maya' | 'omar' | 'tom' | 'fiona' | 'ada';
interface Overdue {
  readonly items: readonly { readonly sessionId: string; readonly hoursOverdue: number }[];
  readonly total: number;
  readonly next: string | null;
}
const overdue = (when: string, query = '', name: Who = 'maya'): Promise<Overdue> =>
  signedInAt(api, when, async () => (await api.as(name).get(`/api/v1/registers/overdue${query}`)).body as Overdue);
const ids = ({ items }: Overdue): string[] => items.map(({ sessionId }) => sessionId);

// The session of 8 June ended at 19:00 UTC, those of 15 June at the same hour.
describe('a register that was not handed in', () => {
  it.each([
    ['2026-06-10T18:59:59Z', []],
    ['2026-06-10T19:00:00Z', [[SESSIONS.past, 0]]],
    ['2026-06-12T00:30:00Z', [[SESSIONS.past, 29]]],
    [
      '2026-06-17T19:00:00Z',
      [
        [SESSIONS.past, 168],
        [SESSIONS.today, 0],
      ],
    ],
  ])('is overdue 48 hours after the end of its session: at %s %j', async (when, expected) => {
    const { items } = await overdue(when);

    expect(items.map(({ sessionId, hoursOverdue }) => [sessionId, hoursOverdue])).toEqual(expected);
  });

  it('is listed with its trainers, for whom it concerns', async () => {
    const when = '2026-06-20T10:00:00Z';

    expect((await overdue(when, '?limit=1')).items).toMatchObject([
      { trainers: [{ name: 'Demo Tess' }], programme: { code: 'P1' }, cohort: { name: 'Cohort C1' }, kind: 'named' },
    ]);
    const reach: number[] = [];
    for (const name of ['tess', 'maya', 'omar', 'tom', 'fiona', 'ada'] as const)
      reach.push((await overdue(when, '', name)).total);
    expect(reach).toEqual([2, 2, 1, 0, 0, 3]);
  });

  it('is found by programme and strand, page by page', async () => {
    const when = '2026-06-20T10:00:00Z';

    expect((await overdue(when, `?programmeId=${PROGRAMMES.P2}`, 'ada')).total).toBe(1);
    expect((await overdue(when, `?strandId=${STRANDS.S2}`, 'ada')).total).toBe(0);
    const first = await overdue(when, '?limit=1');
    const second = await overdue(when, `?limit=1&cursor=${first.next ?? ''}`);
    expect([...ids(first), ...ids(second), second.next]).toEqual([SESSIONS.past, SESSIONS.today, null]);
  });

  it.each(['registerSubmitted', 'reopened', 'cancelled', 'postponed', 'draft'])(
    'is none of a session that is %s',
    async (state) => {
      await api.db.query(sql`
      update training_session set state = ${state}, cancel_reason = 'Snow', register_submitted_at = now(),
             postpone_reason = ${state === 'postponed' ? 'Snow' : null}
       where id = ${SESSIONS.past}`);

      expect(ids(await overdue('2026-06-13T10:00:00Z'))).toEqual([]);
    },
  );
});
