import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import type { Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';
import { heardIn, ToldStory, wordOf } from '../testing/told-story';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });

/** Until so many connections to this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= count) return;
  }
};

/** Lets requests run into what another connection holds, in this order; `between` happens while they all wait. */
const heldUp = async (
  hold: string,
  requests: readonly (() => Promise<Answer>)[],
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Answer[]> => {
  const other = api.get(Database).dataSource.createQueryRunner();
  try {
    await other.startTransaction();
    await other.query(hold);
    const running: Promise<Answer>[] = [];
    for (const request of requests) {
      running.push(request());
      await waiting(running.length);
    }
    await between();
    await other.commitTransaction();
    return await Promise.all(running);
  } finally {
    await other.release();
  }
};
const atTheStory = ({ id }: ToldStory): string => `select from story where id = '${id}' for update`;

const told = async (): Promise<ToldStory> => {
  const story = new ToldStory(api);
  await story.tell();
  return story;
};
const path = ({ id }: ToldStory, rest: string): string => `/api/v1/stories/${id}${rest}`;
const withdraw = (story: ToldStory, by: Name = 'tess', consentId: string = randomUUID()): Promise<Answer> =>
  api.as(by).post(path(story, '/withdrawal'), { consentId, scopes: 'all' });
const linkOf = async (story: ToldStory): Promise<string> => {
  const { body } = await api.as('tess').post(path(story, '/withdrawal-link'), {});
  return String(body.path).split('#')[1] ?? '';
};
const byLink = (token: string): Promise<Answer> => {
  const body = { token, consentId: randomUUID(), scopes: 'all' };
  return api.as(null).post('/api/v1/withdrawal-links/take-back', body);
};

/** How a story stands when everything is over: taken back once, and nothing that rests on it. */
const ending = ({ id, collectionId }: ToldStory) =>
  api.db.one(sql`
    select story.state,
      (select count(*)::int from consent_record where story_id = ${id} and decision = 'withdrawn') as records,
      (select count(*)::int from story_collection_item where collection_id = ${collectionId}) as collected,
      (select count(*)::int from key_quote where story_id = ${id} and removed_at is null) as quotes,
      (select count(*)::int from output_citation where story_id = ${id} and removed_at is null) as citations,
      (select count(*)::int from story_asset where story_id = ${id} and removed_at is null) as assets
    from story where id = ${id}`);
const GONE = { state: 'withdrawn', records: 1, collected: 0, quotes: 0, citations: 0, assets: 0 };

describe('a withdrawal wins over', () => {
  const RIVALS: Readonly<Record<string, (story: ToldStory) => Promise<Answer>>> = {
    'publishing it': (story) => api.as('maya').post(path(story, '/moves'), { to: 'published' }),
    'putting it into a collection': ({ id, collectionId }) =>
      api.as('maya').post('/api/v1/stories/bulk', { storyIds: [id], addCollectionIds: [collectionId] }),
    'quoting it': (story) => api.as('cara').put(path(story, `/quotes/${randomUUID()}`), story.quote),
    'citing it': ({ id, outputId }) =>
      api.as('maya').put(`/api/v1/outputs/${outputId}/citations/${randomUUID()}`, { storyId: id, quoteId: null }),
    'a consent for more': (story) =>
      api.as('maya').put(path(story, `/consents/${randomUUID()}`), {
        ...{ decision: 'given', scopes: ['record_hold', 'publish_web', 'publish_social'], givenOn: '2026-06-15' },
        ...{ identityDisplay: 'pseudonym', method: 'paper', informationSheetVersion: '2026-1', language: 'en' },
        ...{ expiresOn: '2028-06-14', contributorId: null, textVersion: 2, controllers: ['Demo Lead Charity'] },
        ...{ words: '', witnessedBy: null, guardian: null },
      }),
  };

  it.each(
    Object.keys(RIVALS).flatMap((rival) => (['before', 'after'] as const).map((order) => [rival, order] as const)),
  )('%s at the same moment, which came %s it', async (name, order) => {
    const story = await told();
    await api.as('maya').post(path(story, '/moves'), { to: 'unpublished' });
    await api.as('maya').post('/api/v1/stories/bulk', {
      ...{ storyIds: [story.id], removeCollectionIds: [story.collectionId] },
    });
    const rival = (): Promise<Answer> => RIVALS[name]?.(story) ?? Promise.reject(new Error(name));

    const taking = (): Promise<Answer> => withdraw(story);
    const answers = await heldUp(atTheStory(story), order === 'before' ? [rival, taking] : [taking, rival]);
    const [withdrawn, other] = order === 'before' ? answers.toReversed() : answers;

    expect(withdrawn?.status).toBe(200);
    expect(other?.status).toBeLessThan(500);
    if (order === 'after') expect(other?.status).toBeGreaterThanOrEqual(400);
    expect(await ending(story)).toMatchObject(GONE);
  });

  it('a second one at the same moment, said by somebody else, or the same said twice: one is written', async () => {
    for (const ids of [Array.from({ length: 3 }, () => randomUUID()), Array<string>(3).fill(randomUUID())]) {
      const story = await told();

      const by = (index: number): Name => (index === 1 && ids[0] !== ids[1] ? 'maya' : 'tess');
      const answers = await heldUp(
        atTheStory(story),
        ids.map((id, index) => () => withdraw(story, by(index), id)),
      );

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers.flatMap((answer) => heardIn(answer))).toEqual([]);
      expect(await ending(story)).toMatchObject(GONE);
    }
  });

  it('the same by the link and by a trainer at once: one is written', async () => {
    const story = await told();
    const token = await linkOf(story);

    const answers = await heldUp(atTheStory(story), [() => byLink(token), () => withdraw(story)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await ending(story)).toMatchObject(GONE);
  });
});

describe('whoever reads while it is taken back', () => {
  const READS: readonly [string, Name, (story: ToldStory) => Promise<Answer>][] = [
    ['the story', 'maya', (story) => api.as('maya').get(path(story, ''))],
    ['the story, as the public', 'tom', (story) => api.as('tom').get(path(story, ''))],
    ['its review', 'cara', (story) => api.as('cara').get(path(story, '/review'))],
    ['a list', 'tom', () => api.as('tom').get('/api/v1/stories')],
    ['the board', 'cara', () => api.as('cara').get('/api/v1/stories/board')],
    ['a search', 'tom', () => api.as('tom').post('/api/v1/stories/search', { q: wordOf('transcript') })],
  ];

  it.each(READS)('got in before, and reads %s after the commit: not a word', async (_, _name, read) => {
    const story = await told();
    const token = await linkOf(story);
    expect(heardIn(await read(story))).not.toEqual([]);

    // Held at what is read together with the words, after the policy has let the reader in. A withdrawal does not look there.
    const [answer] = await heldUp('lock table community in access exclusive mode', [() => read(story)], async () => {
      expect((await byLink(token)).status).toBe(200);
    });

    expect(answer?.status).toBeLessThan(500);
    expect(answer && heardIn(answer)).toEqual([]);
  });

  it.each(READS)('reads %s as a whole or not at all, and nothing afterwards', async (_, _name, read) => {
    const story = await told();
    const whole = heardIn(await read(story));
    expect(whole).not.toEqual([]);

    const answers: Answer[] = [];
    let isOver = false;
    const reading = async (): Promise<void> => {
      while (!isOver) answers.push(await read(story));
    };
    const readers = [reading(), reading()];
    const withdrawn = await withdraw(story);
    isOver = true;
    const after = await read(story);
    await Promise.all(readers);

    expect(withdrawn.status).toBe(200);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const answer of answers) expect([[], whole]).toContainEqual(heardIn(answer));
    expect(heardIn(after)).toEqual([]);
  });

  it('turns the page of a list: the next page knows nothing of it', async () => {
    const stories = [await told(), await told(), await told()];
    const first = await api.as('tom').get('/api/v1/stories?limit=1&sort=ref');
    expect(heardIn(first)).not.toEqual([]);
    for (const story of stories) await withdraw(story);

    const next = String(first.body.next);
    const second = await api.as('tom').get(`/api/v1/stories?limit=1&sort=ref&cursor=${encodeURIComponent(next)}`);

    expect(second.status).toBe(200);
    expect([heardIn(second), second.body.total]).toEqual([[], 0]);
  });
});
