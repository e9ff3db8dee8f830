import { type HttpResourceRef } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { namedRefList } from '@throughline/domain/access';
import { programme, venueList, type Venue } from '@throughline/domain/programmes';
import { type Id, type NamedRef } from '@throughline/domain/shared';
import { COMMON_TIME_ZONES } from '@throughline/domain/shared/time';
import { cohort, type Cohort } from '@throughline/domain/training';
import { apiResource } from '../platform/api';
import { type Choice } from './choice-list';

/** What planning a session of a cohort needs to know. */
export interface PlanContext {
  readonly cohort: Signal<Cohort | undefined>;
  /** What is still to come, or did not come; the page shows its state. */
  readonly missing: Signal<HttpResourceRef<unknown> | undefined>;
  readonly programmeZone: Signal<string>;
  /** Of the course, in its order. */
  readonly moduleChoices: Signal<readonly Choice[]>;
  /** Those who may train in the strand, and whoever delivers the session already. */
  readonly trainerChoices: Signal<readonly NamedRef[]>;
  /** Those of the cohort's region first. */
  readonly venueChoices: Signal<readonly Venue[]>;
  /** The usual zones, the programme's first, and this one among them. */
  zonesWith(zone: string): readonly string[];
}

/** Fetches it. `named` are trainers who deliver the session already, whether or not they still may. */
export const planContext = (
  cohortId: () => Id | undefined,
  named: () => readonly NamedRef[] = () => [],
): PlanContext => {
  // Each an id alone: nothing is fetched anew when something else about the session or the cohort changes.
  const homeId = computed(cohortId);
  const cohorts = apiResource(cohort, () => homeId() && `/cohorts/${homeId()}`);
  const home = computed(() => (cohorts.hasValue() ? cohorts.value() : undefined));
  const [programmeId, strandId] = [computed(() => home()?.programme.id), computed(() => home()?.strandId)];
  const programmes = apiResource(programme, () => programmeId() && `/programmes/${programmeId()}`);
  const venues = apiResource(venueList, () => '/venues');
  const trainers = apiResource(
    namedRefList,
    () => strandId() && '/trainers',
    () => ({ strandId: strandId() }),
  );
  const programmeZone = computed(() => (programmes.hasValue() ? programmes.value().timeZone : COMMON_TIME_ZONES[0]));

  return {
    cohort: home,
    missing: computed(() => {
      const needed: readonly HttpResourceRef<unknown>[] = [cohorts, programmes, venues, trainers];
      return needed.find((resource) => !resource.hasValue());
    }),
    programmeZone,
    moduleChoices: computed(
      () =>
        home()?.course.modules.map(({ id, title, isCore }) => ({
          ...{ id, name: title },
          ...(isCore && { note: $localize`core` }),
        })) ?? [],
    ),
    trainerChoices: computed(() => {
      const all = [...(trainers.hasValue() ? trainers.value().items : []), ...named()];
      return [...new Map(all.map((each) => [each.id, each])).values()];
    }),
    venueChoices: computed(() => {
      const here = home()?.regionId;
      const all = venues.hasValue() ? venues.value().items : [];
      return [...all].sort((one, other) => Number(other.regionId === here) - Number(one.regionId === here));
    }),
    zonesWith: (zone) => [...new Set([programmeZone(), zone, ...COMMON_TIME_ZONES])].filter(Boolean),
  };
};
