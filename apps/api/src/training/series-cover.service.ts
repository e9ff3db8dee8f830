import { Injectable } from '@nestjs/common';
import {
  whyUntouched,
  type CoverAnswer,
  type CoverWrite,
  type LeftAlone,
  type LeftAloneReason,
  type SessionPlan,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { PlanQueries } from './plan.queries';
import { SeriesCoverRepository, type CoveredSession } from './series-cover.repository';
import { SeriesNotesService } from './series-notes.service';

/** One trainer takes over sessions of another. */
@Injectable()
export class SeriesCoverService {
  constructor(
    private readonly sessions: SeriesCoverRepository,
    private readonly plans: PlanQueries,
    private readonly notes: SeriesNotesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async preview(cover: CoverWrite): Promise<CoverAnswer> {
    this.policy.demand('trainingSession.write');
    const { changed, leftAlone } = await this.#decide(cover, await this.sessions.find(cover));
    return { changed: await this.#noted(cover, changed), leftAlone };
  }

  /**
   * Replaces one trainer by another, and says where. A repeat finds nothing left to replace. Clashes are those before the change: the one who
   * comes in is not there yet.
   */
  async apply(cover: CoverWrite): Promise<CoverAnswer> {
    this.policy.demand('trainingSession.write');
    const { changed, leftAlone } = await this.#decide(cover, await this.sessions.hold(cover));
    const noted = await this.#noted(cover, changed);
    const ids = changed.map(({ id }) => id);
    await this.sessions.replace(ids, cover);
    for (const id of ids) {
      await this.audit.record({
        action: 'trainingSession.cover',
        entity: 'training_session',
        id,
        fields: ['trainerIds'],
      });
    }
    return { changed: noted, leftAlone };
  }

  async #decide(
    { inId }: CoverWrite,
    sessions: readonly CoveredSession[],
  ): Promise<{ changed: CoveredSession[]; leftAlone: LeftAlone[] }> {
    const now = this.clock.now().toISOString();
    const strands = [...new Map(sessions.map(({ strand }) => [strand.strandId, strand])).values()];
    const unknownIn = new Set<string>();
    for (const strand of strands) {
      if ((await this.plans.strangers([inId], strand)).length > 0) unknownIn.add(strand.strandId);
    }
    const reasonOf = (session: CoveredSession): LeftAloneReason | null => {
      const untouched = whyUntouched(session, now);
      // A session that is over may still want its register, and whoever covers hands it in.
      if (untouched !== null && untouched !== 'begun') return untouched;
      if (session.plan.trainerIds.includes(inId)) return 'alreadyTheirs';
      return unknownIn.has(session.strand.strandId) ? 'trainerUnknown' : null;
    };
    const decided = sessions.map((session) => ({ session, reason: reasonOf(session) }));
    return {
      changed: decided.filter(({ reason }) => reason === null).map(({ session }) => session),
      leftAlone: decided.flatMap(({ session: { id, plan }, reason }) =>
        reason ? [{ id, title: plan.title, date: plan.date, reason }] : [],
      ),
    };
  }

  async #noted({ outId, inId }: CoverWrite, sessions: readonly CoveredSession[]): Promise<CoverAnswer['changed']> {
    const covered = (plan: SessionPlan): SessionPlan => ({
      ...plan,
      trainerIds: [...plan.trainerIds.filter((trainerId) => trainerId !== outId), inId],
    });
    const cohorts = new Map(sessions.map(({ cohort }) => [cohort.id, cohort]));
    const noted = await Promise.all(
      [...cohorts.values()].map(async (named) => {
        const cohort = await this.plans.cohort(named.id);
        const own = sessions.filter((session) => session.cohort.id === named.id);
        const planned = own.map(({ id, position, plan }) => ({
          ...{ sessionId: id, position, plan: covered(plan), clashesOf: [inId] },
        }));
        const notes = cohort ? await this.notes.notesOn(planned, cohort) : [];
        return notes.map((note) => ({
          ...note,
          cohort: named,
          clashes: note.clashes.filter(({ kind }) => kind === 'trainer'),
        }));
      }),
    );
    return noted.flat().toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  }
}
