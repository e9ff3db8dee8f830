import type { NestExpressApplication } from '@nestjs/platform-express';
import { REMOVAL_WORDS } from '@throughline/domain/access';
import type { Portfolio } from '@throughline/domain/results';
import { type Actor } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import type { StoryState } from '@throughline/domain/stories';
import pino from 'pino';
import sql from 'sql-template-tag';
import { RemovalService } from '../access/removal.service';
import { SignInQueries } from '../access/sign-in.queries';
import { SignInService } from '../access/sign-in.service';
import { StartService } from '../access/start.service';
import { WelcomeService } from '../access/welcome.service';
import { createApp } from '../app.module';
import { EventsService } from '../events/events.service';
import { Clock } from '../platform/clock';
import { readConfig } from '../platform/config';
import { Database } from '../platform/database';
import { Demonstration } from '../platform/demonstration';
import { Migrator } from '../platform/migrator';
import { RequestContext } from '../platform/request-context';
import { CollectionService } from '../results/collection.service';
import { PlanService } from '../results/plan.service';
import { ProgressService } from '../results/progress.service';
import { ConsentAttentionQueries } from '../stories/consent-attention.queries';
import { InformationSheetsService } from '../stories/information-sheets.service';
import { OutputsService } from '../stories/outputs.service';
import { StoryListQueries } from '../stories/story-list.queries';
import { StoryUseService } from '../stories/story-use.service';
import { createSpecDatabase, type SpecDatabase } from '../testing/spec-database';
import { RegisterAbsenceQueries } from '../training/register-absence.queries';

/** In summer time; a month and a half later the clocks have not changed, five months later they have. */
const LOADED = '2026-06-15T10:20:00Z';
const IN_WINTER = '2026-11-20T09:00:00Z';

interface Day {
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

describe('the demonstration', () => {
  let database: SpecDatabase;
  let app: NestExpressApplication;

  const at = <Result>(instant: string, run: () => Promise<Result>): Promise<Result> => app.get(Clock).at(instant, run);
  const actorOf = async (email: string): Promise<Actor> => {
    const account = await app.get(Database).one<{ id: string }>(sql`select id from account where email = ${email}`);
    const actor = await app.get(SignInQueries).actor(account?.id ?? '');
    if (!actor) throw new Error(`nobody is called ${email}`);
    return actor;
  };
  const portfolioAt = (instant: string, email: string): Promise<Portfolio> =>
    at(instant, async () => RequestContext.as(await actorOf(email), () => app.get(ProgressService).portfolio()));
  const figure = (portfolio: Portfolio, code: string, metric: string) =>
    portfolio.items.find((item) => item.code === code)?.figures.find((each) => each.metric === metric);
  const count = async (table: 'account' | 'programme' | 'story' | 'installation'): Promise<number> => {
    const statements = {
      account: sql`select count(*)::int as n from account`,
      programme: sql`select count(*)::int as n from programme`,
      story: sql`select count(*)::int as n from story`,
      installation: sql`select count(*)::int as n from installation`,
    };
    return (await app.get(Database).one<{ n: number }>(statements[table]))?.n ?? -1;
  };
  const sessions = (): Promise<Day[]> =>
    app.get(Database).query<Day>(sql`
      select date::text as date, start_time as "startTime", end_time as "endTime", time_zone as "timeZone",
             starts_at as "startsAt", ends_at as "endsAt" from training_session order by starts_at, id`);

  beforeAll(async () => {
    database = await createSpecDatabase('nothing');
    const config = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    if (!config.ok) throw new Error(config.problems.join('; '));
    app = await createApp({ config: config.value, log: pino({ level: 'silent' }), checkAnswers: true });
    await app.get(Migrator).run();
    await app.init();
    await at(LOADED, () => app.get(Demonstration).load());
  }, 240_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('holds the five programmes, two of them under way', async () => {
    const { items } = await portfolioAt(LOADED, 'manager@example.org');

    expect(Object.fromEntries(items.map(({ code, status }) => [code, status]))).toEqual({
      'NACP-Y2': 'underWay',
      BRIDGES: 'underWay',
      BCC: 'closed',
      EUARENAS: 'closed',
      VALUE: 'closed',
    });
  });

  it.each([
    ['NACP-Y2', 29, 40, 'amber'],
    ['BRIDGES', 41, 68, 'green'],
    ['BCC', 46, 45, 'green'],
    ['EUARENAS', 33, 33, 'green'],
    ['VALUE', 100, 100, 'green'],
  ])('tells the stories of %s: %i of %i', async (code, actual, target, rag) => {
    const portfolio = await portfolioAt(LOADED, 'manager@example.org');

    expect(figure(portfolio, code, 'storiesNet')).toMatchObject({ actual, target, rag });
  });

  it('has what a manager has to find: a region that is behind, a register that is due, a storyteller who thought again', async () => {
    const portfolio = await portfolioAt(LOADED, 'manager@example.org');
    const nacp = portfolio.items.find(({ code }) => code === 'NACP-Y2');

    expect(nacp).toMatchObject({ registersDue: 1, rag: 'amber' });
    expect(nacp?.headcounts).toEqual({ sessions: 1, reach: 14, reachIsEstimate: true });
    expect(nacp?.behind).toContainEqual(
      expect.objectContaining({
        region: expect.objectContaining({ name: 'Sandwell' }),
        metric: 'storiesNet',
        actual: 3,
        target: 10,
        expected: 9,
        rag: 'red',
      }),
    );
    expect(figure(portfolio, 'BRIDGES', 'storiesWithdrawn')?.actual).toBe(1);
    expect(figure(portfolio, 'VALUE', 'storiesPublished')?.actual).toBe(62);
  });

  it('leaves out what was published under a consent that has ended', async () => {
    const published = await app.get(Database).one<{ n: number }>(sql`
      select count(*)::int as n from story join strand on strand.id = story.strand_id
      join programme on programme.id = strand.programme_id where programme.code = 'EUARENAS' and state = 'published'`);
    const portfolio = await portfolioAt(LOADED, 'manager@example.org');

    expect(figure(portfolio, 'EUARENAS', 'storiesPublished')?.actual).toBe((published?.n ?? 0) - 1);
  });

  it('holds one story that somebody worries about, which its safeguarding lead has taken up', async () => {
    const held = await app.get(Database).query(sql`
      select story.state, concern.state as concern, (select count(*)::int from safeguarding_entry) as entries
      from story join safeguarding_concern concern on concern.story_id = story.id where story.is_held`);

    expect(held).toEqual([{ state: 'submitted', concern: 'triaged', entries: 3 }]);
  });

  it('lets everybody in whom it offers, and holds no sign-in that nobody made', async () => {
    const offered = app.get(Demonstration).signIns();
    const signIns = await app.get(Database).query(sql`select from sign_in`);

    expect(signIns).toHaveLength(0);
    for (const { email } of offered?.accounts ?? []) {
      const attempt = { email, password: offered?.password ?? '', networkAddress: '127.0.0.1', earlierToken: null };
      await expect(app.get(SignInService).signIn(attempt)).resolves.toMatchObject({ accountId: expect.any(String) });
    }
  });

  it('has something for each of the roles that look at stories alone', async () => {
    const storiesOf = (email: string, state?: StoryState) =>
      at(LOADED, async () =>
        RequestContext.as(await actorOf(email), () =>
          app.get(StoryListQueries).list({ ...(state && { state: [state] }), sort: '-recordedOn', limit: 100 }),
        ),
      );
    const [all, curated, toReview, looked] = await Promise.all([
      storiesOf('administrator@example.org'),
      storiesOf('curator@example.org'),
      storiesOf('curator@example.org', 'submitted'),
      storiesOf('safeguarding@example.org', 'approved'),
    ]);

    expect([curated.total > 0, toReview.total > 0, curated.total < all.total]).toEqual([true, true, true]);
    expect(looked.items.map(({ storytellerAge }) => storytellerAge)).toEqual(['from16To17']);
  });

  it('has somebody to ask again of each kind that a trainer sees to, and sheets in four languages', async () => {
    const asTrainer = <Result>(run: () => Promise<Result>) =>
      at(LOADED, async () => RequestContext.as(await actorOf('trainer@example.org'), run));
    const { counts } = await asTrainer(() =>
      app.get(ConsentAttentionQueries).list({ kind: 'expiring', mine: true, limit: 10 }),
    );
    const { items } = await asTrainer(() => app.get(InformationSheetsService).list({}));

    expect([counts.expiring > 0, counts.missing > 0, counts.restricted > 0]).toEqual([true, true, true]);
    expect(items.map(({ language }) => language).toSorted()).toEqual(['en', 'et', 'it', 'pl']);
  });

  it('has stories that were reviewed, and quotes of one that somebody has to look at after its text was corrected', async () => {
    const [made] = await app.get(Database).query<{ reviews: number; anchors: string[] }>(sql`
      select (select count(*)::int from story_review) as reviews,
        (select array_agg(distinct anchor order by anchor) from key_quote) as anchors`);

    expect(made?.reviews).toBeGreaterThan(20);
    expect(made?.anchors).toEqual(['exact', 'lost', 'moved']);
  });

  it('has somebody who took everything back after their story was used: what is left to do stands with its owner', async () => {
    const asManager = <Result>(run: () => Promise<Result>) =>
      at(LOADED, async () => RequestContext.as(await actorOf('manager@example.org'), run));
    const { items } = await asManager(() => app.get(StoryUseService).tasks({ whose: 'all', show: 'open', limit: 50 }));
    const disclosed = await asManager(() => app.get(StoryUseService).disclosures({ limit: 50 }));
    const outputs = await asManager(() => app.get(OutputsService).list({ limit: 50 }));

    expect(items.map(({ kind }) => kind).toSorted()).toEqual(expect.arrayContaining(['askRecipient', 'redactOutput']));
    expect(disclosed.items).toHaveLength(2);
    expect(outputs.items.map(({ citations }) => citations)).toEqual(expect.arrayContaining([expect.any(Number)]));
    expect(outputs.items).toHaveLength(2);
  });

  it('seeks stories of communities, and misses some', async () => {
    const { planner } = await at(LOADED, async () =>
      RequestContext.as(await actorOf('manager@example.org'), async () => {
        const { items } = await app.get(ProgressService).portfolio();
        const id = items.find(({ code }) => code === 'NACP-Y2')?.id ?? '';
        return app.get(CollectionService).read(id, {});
      }),
    );
    const cells = planner.regions.flatMap((region) => region.cells);

    expect(planner.communities).toHaveLength(3);
    expect([cells.some(({ gap }) => gap > 0), cells.some(({ target, gap }) => target > 0 && gap === 0)]).toEqual([
      true,
      true,
    ]);
  });

  it('has people whom somebody should call, in cohorts that go on', async () => {
    const missed = await at(LOADED, async () =>
      RequestContext.as(await actorOf('manager@example.org'), () =>
        app.get(RegisterAbsenceQueries).missed({ called: false }),
      ),
    );

    expect([...new Set(missed.map(({ cohort }) => cohort.name))].toSorted()).toEqual([
      'Coventry spring evenings',
      'Greater Manchester young reporters',
    ]);
  });

  it('shows a trainer a session that is going on', async () => {
    const now = Date.parse(LOADED);
    const goingOn = (await sessions()).filter(({ startsAt, endsAt }) => +startsAt <= now && +endsAt > now);

    expect(goingOn).toHaveLength(1);
  });

  it('has an event to come with every answer and a waiting list, and one that was held and waits to be written up', async () => {
    const events = await at(LOADED, async () =>
      RequestContext.as(await actorOf('manager@example.org'), () =>
        app.get(EventsService).list({ sort: '-startsAt', limit: 50 }),
      ),
    );
    const titled = (title: string) => events.items.find((event) => event.title === title);

    expect(titled('Conversation of Change before the festival')).toMatchObject({
      state: 'announced',
      capacity: 6,
      counts: { yes: 11, maybe: 1, no: 2, notAnswered: 1, placesTaken: 6, waiting: 3, arrived: 0 },
    });
    expect(titled('Meet-up of reporters in Birmingham')).toMatchObject({ state: 'held', counts: { arrived: 7 } });
  });

  it('has a plan in which something is late, something waits and something was agreed anew', async () => {
    const planAt = (instant: string) =>
      at(instant, async () => {
        const programme = await app
          .get(Database)
          .one<{ id: string }>(sql`select id from programme where code = 'NACP-Y2'`);
        return RequestContext.as(await actorOf('manager@example.org'), () =>
          app.get(PlanService).read(programme?.id ?? ''),
        );
      });
    const { milestones, deliverables, risks, actions, onTime } = await planAt(LOADED);

    expect(milestones.map(({ title, isLate, slippageDays }) => [title, isLate, slippageDays]).slice(0, 3)).toEqual([
      ['Training begins in Sandwell', true, 20],
      ['Final report sent to the funder', true, 5],
      ['Learning festival held', false, 0],
    ]);
    expect(milestones.find(({ title }) => title === 'Peer support network meets')).toMatchObject({
      earlierBaselines: [{ baselineDate: '2026-04-16', until: '2026-04-06' }],
    });
    expect(onTime).toEqual({ part: 2, of: 4 });
    expect(deliverables[0]).toMatchObject({ code: 'Y2.2', isLate: true, lateDays: 5 });
    expect(risks[0]).toMatchObject({ score: 16, isReviewOverdue: true });
    expect(actions[0]).toMatchObject({ isOverdue: true });
  });

  it('is loaded once', async () => {
    await at(LOADED, () => app.get(Demonstration).load());

    expect([await count('programme'), await count('installation')]).toEqual([5, 1]);
  });

  it('moves with today: the same figures in winter, at the same times on the clock', async () => {
    const before = await portfolioAt(LOADED, 'manager@example.org');
    const sessionsBefore = await sessions();

    await at(IN_WINTER, () => app.get(Demonstration).refresh());

    const after = await portfolioAt(IN_WINTER, 'manager@example.org');
    for (const { code, figures, behind } of before.items) {
      const moved = after.items.find((item) => item.code === code);
      expect({ code, figures: moved?.figures, behind: moved?.behind }).toEqual({ code, figures, behind });
    }
    const sessionsAfter = await sessions();
    expect(sessionsAfter.map(({ startTime }) => startTime)).toEqual(sessionsBefore.map(({ startTime }) => startTime));
    for (const { startsAt, endsAt, ...promise } of sessionsAfter) {
      const instants = instantsOf(promise);
      expect([startsAt.getTime(), endsAt.getTime()]).toEqual([
        Date.parse(instants.startsAt),
        Date.parse(instants.endsAt),
      ]);
    }
    const closed = await app.get(Database).one<{ day: string }>(sql`
      select start_date::text as day from programme where code = 'BCC'`);
    expect(closed?.day).toBe('2021-04-01');
  });

  it('moves its plan as well: what was late is as late as before', async () => {
    const late = await app.get(Database).one<{ days: number }>(sql`
      select ('2026-11-20'::date - baseline_date)::int as days from milestone where title = 'Training begins in Sandwell'`);
    expect(late?.days).toBe(14);
    await expect(app.get(Database).query(sql`update milestone_baseline set reason = ''`)).rejects.toThrow(
      'append-only',
    );
  });

  it('leaves consent append-only after it has moved', async () => {
    await expect(app.get(Database).query(sql`update consent_record set scopes = '{}'`)).rejects.toThrow('append-only');
  });

  it('is removed as a whole, and leaves a product in which somebody can begin', async () => {
    const administrator = await actorOf('administrator@example.org');
    const remove = () => app.get(RemovalService).remove({ confirmation: REMOVAL_WORDS });

    const { firstAdministratorPath } = await RequestContext.as(administrator, () =>
      app.get(Database).transaction(remove),
    );

    expect([await count('account'), await count('programme'), await count('story')]).toEqual([0, 0, 0]);
    expect(firstAdministratorPath).toMatch(/^\/first-administrator#/);
    // The schema is still known to be there: otherwise nothing would start any more.
    expect(await app.get(Migrator).pending()).toEqual([]);
  });

  it('does not come back with the next start after it was removed', async () => {
    expect(await app.get(StartService).begin()).toMatchObject({ kind: 'firstAdministrator' });
    await app.get(Demonstration).load();

    expect([await count('account'), await count('programme')]).toEqual([0, 0]);
    expect((await app.get(WelcomeService).read()).demonstration).toBeNull();
  });
});
