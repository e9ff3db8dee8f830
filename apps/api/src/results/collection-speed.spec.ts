import { collectionProgress } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { PROGRAMMES, REGIONS, STRANDS } from '../testing/cast';
import { manyStories } from '../testing/many-stories';
import { testApi } from '../testing/test-api';

const api = testApi({ rollBack: false });
const COUNT = 100_000;

/** How many times longer it may take than one look at every story with its consent, taken at the same time: so a busy machine fails nothing. */
const MOST_TIMES = 8;

describe('the collection of a hundred thousand stories in one programme', () => {
  beforeAll(async () => {
    await manyStories(api, COUNT);
    const database = api.get(Database);
    await database.transaction(async () => {
      await database.query(sql`set local session_replication_role = replica`);
      await database.query(sql`set local statement_timeout = 0`);
      await database.query(sql`
        update story set submitted_at = recorded_on + interval '1 day',
          strand_id = case strand_id when ${STRANDS.T1} then ${STRANDS.S1} else strand_id end,
          region_id = case strand_id when ${STRANDS.T1} then ${REGIONS.north} else region_id end`);
    });
    await api.db.query(sql`vacuum analyze story`);
  }, 120_000);

  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await run();
    return performance.now() - from;
  };

  it('costs some looks at each story, and no more', async () => {
    const asked: number[] = [];
    const looked: number[] = [];
    let answer: unknown;
    for (let time = 0; time < 5; time++) {
      looked.push(
        await timed(() =>
          api.db.query(sql`
            select strand_id, region_id, count(*) filter (where 'curate' = any (consent.scopes)) from story
            join story_consent consent on consent.story_id = story.id group by strand_id, region_id`),
        ),
      );
      asked.push(
        await timed(async () => {
          const { status, body } = await api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/collection`);
          expect(status).toBe(200);
          answer = body;
        }),
      );
    }
    const { total } = collectionProgress.parse(answer);
    // One in fifty is for practice.
    expect(total.rates.consentCoverage.of).toBe(COUNT - COUNT / 50);
    const [took, look] = [Math.min(...asked), Math.min(...looked)];
    if (process.env['SHOW_SPEED']) process.stderr.write(`${Math.round(took)} ms; one look ${Math.round(look)} ms\n`);
    expect(took).toBeLessThan(MOST_TIMES * look);
  }, 60_000);
});
