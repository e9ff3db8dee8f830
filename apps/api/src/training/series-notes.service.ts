import { Injectable } from '@nestjs/common';
import { clockChangeOf, instantsOf } from '@throughline/domain/shared/time';
import { type PlannedSession, type SessionPlan } from '@throughline/domain/training';
import { holidaysAt } from '../platform/holidays';
import type { CohortFacts } from './plan.queries';
import { PlanQueries } from './plan.queries';
import { SeriesClashQueries } from './series-clash.queries';

/** A session as it would be. */
export interface Planned {
  readonly sessionId: string;
  readonly position: number | null;
  readonly plan: SessionPlan;
  /** Its trainers only as far as their clashes are asked for; otherwise those of the plan. */
  readonly clashesOf?: readonly string[];
}

/** What there is to know about the dates of sessions before they are saved. */
@Injectable()
export class SeriesNotesService {
  constructor(
    private readonly plans: PlanQueries,
    private readonly clashQueries: SeriesClashQueries,
  ) {}

  async notesOn(planned: readonly Planned[], cohort: CohortFacts): Promise<PlannedSession[]> {
    const times = planned.map(({ plan }) => instantsOf(plan));
    // Of accounts that do not train here nothing is told: neither what they are called, nor when they are busy.
    const trainerIds = [...new Set(planned.flatMap(({ plan, clashesOf }) => clashesOf ?? plan.trainerIds))];
    const strangers = await this.plans.strangers(trainerIds, cohort.strand);
    const wanted = planned.map(({ sessionId, plan, clashesOf }, index) => ({
      ...{ sessionId, startsAt: '', endsAt: '', ...times[index] },
      ...{
        venueId: plan.venueId,
        trainerIds: (clashesOf ?? plan.trainerIds).filter((one) => !strangers.includes(one)),
      },
    }));
    const clashes = await this.clashQueries.clashes(wanted);
    const places = await this.plans.holidayPlaces(
      [...new Set(planned.map(({ plan }) => plan.venueId))],
      cohort.regionId,
    );
    const holidays = new Map(
      await Promise.all(places.map(async ({ venueId, ...place }) => [venueId, await holidaysAt(place)] as const)),
    );
    return planned.map(({ sessionId, position, plan }, index) => {
      const { date, title, startTime, endTime, timeZone, venueId } = plan;
      return {
        ...{
          sessionId,
          position,
          title,
          date,
          startTime,
          endTime,
          timeZone,
          startsAt: '',
          endsAt: '',
          ...times[index],
        },
        clockChange: clockChangeOf(plan),
        holiday: holidays.get(venueId)?.(date) ?? null,
        isOutsideStrand: date < cohort.strand.startDate || date > cohort.strand.endDate,
        isOutsideCohort: date < cohort.startDate || date > cohort.endDate,
        clashes: clashes.get(sessionId) ?? [],
      };
    });
  }
}
