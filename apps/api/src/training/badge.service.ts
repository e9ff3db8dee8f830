import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Action } from '@throughline/domain/access';
import type { LocalDate } from '@throughline/domain/shared';
import {
  BADGE_LEVELS,
  moveBadge,
  type BadgeChange,
  type BadgeChangeWrite,
  type BadgeCriteriaAnswer,
  type BadgeCriteriaWrite,
  type BadgeLevel,
  type PersonCompletion,
} from '@throughline/domain/training';
import { PeopleQueries } from '../people/people.queries';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { BadgeQueries, type Badges } from './badge.queries';
import { BadgeRepository } from './badge.repository';
import { CompletionQueries } from './completion.queries';

/** Whoever may award a badge may withdraw it; whoever may recommend one may take the recommendation back. */
const actionOf = (change: BadgeChange, last: BadgeChange | undefined): Action =>
  change === 'recommended' || (change === 'withdrawn' && last === 'recommended') ? 'badge.recommend' : 'badge.award';

/** Recommending, awarding and withdrawing badges, and what each takes. */
@Injectable()
export class BadgeService {
  constructor(
    private readonly badges: BadgeRepository,
    private readonly queries: BadgeQueries,
    private readonly completions: CompletionQueries,
    private readonly people: PeopleQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async criteria(): Promise<BadgeCriteriaAnswer> {
    this.policy.demand('badgeCriteria.read');
    return this.queries.criteria();
  }

  /** @param ifMatch the version that they were read with; null while they are still the example */
  async putCriteria(write: BadgeCriteriaWrite, ifMatch: number | null): Promise<BadgeCriteriaAnswer> {
    this.policy.authorise({ read: 'badgeCriteria.read', action: 'badgeCriteria.write', subject: {} });
    const version = await this.badges.holdCriteria();
    const current = await this.queries.criteria();
    if (version !== null && isDeepStrictEqual(current.criteria, write)) return current;
    if (version !== ifMatch) {
      const changed = BADGE_LEVELS.filter((level) => !isDeepStrictEqual(current.criteria[level], write[level]));
      throw new ProblemError('request.stale', {}, { changed, current });
    }
    await this.badges.setCriteria(write);
    await this.audit.record({ action: 'badgeCriteria.edit', entity: 'badge_criteria', id: null });
    return this.queries.criteria();
  }

  async put(id: string, write: BadgeChangeWrite): Promise<PersonCompletion> {
    const { personId, level, change, note } = write;
    await this.badges.holdPeople([personId]);
    const badges = await this.#badges(personId);
    const stored = await this.badges.find(id);
    await this.#authorise(personId, actionOf(change, badges?.standing[level]));
    if (stored && !isDeepStrictEqual(stored, write)) throw new ProblemError('request.alreadyExists');
    if (stored || !badges) return this.completions.ofPerson(personId);
    unwrap(moveBadge(badges.standing[level], change));
    const isEarned = BADGE_LEVELS.indexOf(level) <= (badges.earned === null ? -1 : BADGE_LEVELS.indexOf(badges.earned));
    if (change !== 'withdrawn' && !isEarned && note === '') throw new ProblemError('badge.reasonNeeded');
    await this.badges.add(id, write, null);
    await this.audit.record({ action: `badge.${change}`, entity: 'person', id: personId, fields: [level] });
    return this.completions.ofPerson(personId);
  }

  /**
   * Part of finishing a course: gives people, who are held and have completed, the level that they have earned. What is there already is
   * left as it is. Throws 422 for a level whose criteria are not met.
   */
  async giveDue(
    due: ReadonlyMap<string, BadgeLevel>,
    change: BadgeChange,
    batchId: string,
    today: LocalDate,
  ): Promise<void> {
    if (due.size === 0) return;
    const found = await this.queries.of([...due.keys()], today);
    for (const [personId, level] of due) {
      const badges = found.get(personId);
      const reached = badges?.earned ? BADGE_LEVELS.indexOf(badges.earned) : -1;
      if (BADGE_LEVELS.indexOf(level) > reached) throw new ProblemError('badge.reasonNeeded');
      if (!badges || !moveBadge(badges.standing[level], change).ok) continue;
      await this.badges.add(randomUUID(), { personId, level, change, note: '' }, batchId);
      await this.audit.record({ action: `badge.${change}`, entity: 'person', id: personId, fields: [level] });
    }
  }

  /** Takes back what a batch said of badges, where that still stands. */
  async takeBack(batchId: string): Promise<void> {
    for (const { personId, level } of await this.badges.standingOfBatch(batchId)) {
      await this.badges.add(randomUUID(), { personId, level, change: 'withdrawn', note: '' }, batchId);
      await this.audit.record({ action: 'badge.withdrawn', entity: 'person', id: personId, fields: [level] });
    }
  }

  async #badges(personId: string): Promise<Badges | null> {
    return (await this.queries.of([personId], this.clock.today('UTC'))).get(personId) ?? null;
  }

  async #authorise(personId: string, action: Action): Promise<void> {
    const subjects = await this.people.subjects(personId);
    const allowing = (asked: Action) => subjects.find((subject) => this.policy.permits(asked, subject));
    const subject = allowing(action) ?? allowing('person.read') ?? subjects[0] ?? null;
    this.policy.authorise({ read: 'person.read', action, subject });
  }
}
