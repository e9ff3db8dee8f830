import { Injectable } from '@nestjs/common';
import { daysBetween } from '@throughline/domain/shared';
import { localDateAt } from '@throughline/domain/shared/time';
import sql, { join, raw } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Demonstration, type DemonstrationSignIns } from '../platform/demonstration';
import { ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.data';
import { eventsOn } from './events.data';
import { moveByDays } from './move-with-today';
import { Player } from './player';
import { playCompletion } from './play-completion';
import { playConsents, playSheets } from './play-consents';
import { playCoverage } from './play-coverage';
import { playIndicators } from './play-indicators';
import { plansOn } from './plan.data';
import { playCuration } from './play-curation';
import { playEnrolment } from './play-enrolment';
import { playEvent } from './play-events';
import { playPlan } from './play-plan';
import { playRegisters } from './play-register';
import { playReviews } from './play-reviews';
import { playAccounts, playFirstAdministrator, playPlacesAndOrganisations, playProgramme } from './play-setting';
import { playStory } from './play-stories';
import { playCohort, playCourses, reporterKeys } from './play-training';
import { playUse } from './play-use';
import { programmesOn, UNDER_WAY } from './programmes.data';
import { storiesOn } from './stories.data';
import { cohortsOn } from './training.data';

/** Programmes run by London's calendar; which day it is anywhere else does not matter to a demonstration. */
const ZONE = 'Europe/London';

/** The lock under which a database is filled: of several processes that start at once, one does it. Any number will do. */
const LOAD_LOCK = 7_284_003;

/** The five programmes, with synthetic people, played through the services. */
@Injectable()
export class DemonstrationService extends Demonstration {
  constructor(
    private readonly player: Player,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** In one transaction: a database is empty, or it holds all of the demonstration. */
  override async load(): Promise<void> {
    await this.database.transaction(async () => {
      // Another process that starts at the same time waits here for as long as the playing takes, which is longer than any request may.
      await this.database.query(sql`set local statement_timeout = 0`);
      await this.database.query(sql`select pg_advisory_xact_lock(${LOAD_LOCK})`);
      const begun = await this.database.one(sql`select from account union all select from installation limit 1`);
      if (begun !== null) return;
      const now = this.clock.now().toISOString();
      await this.database.query(sql`insert into installation (is_demonstration, began_at) values (true, ${now})`);
      await this.#play(now);
      // The accounts accepted their invitations, which signs in; nobody is at a screen yet.
      await this.database.query(sql`delete from sign_in`);
    });
  }

  /** Moves what is under way to today, when days have passed since it was loaded or moved. */
  override async refresh(): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.database.one<{ beganAt: Date }>(sql`
        select began_at as "beganAt" from installation where is_demonstration for update`);
      if (!row) return;
      const now = this.clock.now().toISOString();
      const days = daysBetween(localDateAt(row.beganAt.toISOString(), ZONE), localDateAt(now, ZONE));
      if (days <= 0) return;
      for (const statement of moveByDays(days, UNDER_WAY)) await this.database.query(statement);
      await this.database.query(sql`update installation set began_at = ${now}`);
    });
  }

  /**
   * Empties the product: while it is a demonstration, everything in it is one. The trail goes too, since it tells of nobody. What
   * is left is a real product that is empty: the next start prints the link for the first administrator, and loads no demonstration
   * again, however it is set.
   */
  override async remove(): Promise<void> {
    const tables = await this.database.query<{ name: string }>(sql`
      select quote_ident(table_name) as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
        and table_name not in ('migration', 'media_space')`);
    // What keeps records from being emptied is there for real ones.
    const guards = await this.database.query<{ table: string; name: string }>(sql`
      select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
      where not tgisinternal and (tgtype & 32) <> 0`);
    for (const { table, name } of guards) {
      await this.database.query(sql`alter table ${raw(table)} disable trigger ${raw(name)}`);
    }
    await this.database.query(sql`truncate ${join(tables.map(({ name }) => raw(name)))}`);
    for (const { table, name } of guards) {
      await this.database.query(sql`alter table ${raw(table)} enable trigger ${raw(name)}`);
    }
    await this.database.query(sql`
      insert into installation (is_demonstration, began_at) values (false, ${this.clock.now()})`);
  }

  override signIns(): DemonstrationSignIns {
    return {
      password: DEMONSTRATION_PASSWORD,
      accounts: ACCOUNTS.map(({ name, email, role, about }) => ({ name, email, role, about })),
    };
  }

  async #play(now: string): Promise<void> {
    const { player } = this;
    const today = localDateAt(now, ZONE);
    const timeOfDay = new Date(now).toLocaleTimeString('en-GB', { timeZone: ZONE });
    const [programmes, cohorts] = [programmesOn(today), cohortsOn(today, timeOfDay)];

    await playFirstAdministrator(player);
    await playPlacesAndOrganisations(player);
    for (const programme of programmes) await playProgramme(player, programme);
    await playAccounts(player, now);
    await playCourses(player, now);
    for (const cohort of cohorts) await playCohort(player, cohort);
    await playRegisters(player, cohorts);
    await playCompletion(player, cohorts);
    await playEnrolment(player, today);
    for (const event of eventsOn(today)) await playEvent(player, event, now);
    await playCoverage(player, now);
    for (const plan of plansOn(today)) await playPlan(player, plan, now);
    const stories = storiesOn(today);
    for (const [index, story] of stories.entries()) {
      const id = player.id(`story ${index}`);
      await playStory(player, { story, id, index, now, reporters: reporterKeys(cohorts, story.strand) });
    }
    await playCuration(player, { programmes, stories, now });
    await playReviews(player, { stories, now });
    await playUse(player, { stories, today, now });
    await playSheets(player);
    await playConsents(player, { today, now });
    await playIndicators(player, { today, now });
  }
}
