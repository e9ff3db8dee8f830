import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { isLocalDate } from '@throughline/domain/shared';
import {
  changedTemplate,
  datesOf,
  effectOf,
  splitRule,
  templateOf,
  whyUntouched,
  type EditEffect,
  type LeftAlone,
  type SeriesEdit,
  type SeriesEditAnswer,
  type SeriesEditPreview,
  type SessionPlan,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { PlanQueries, type CohortFacts } from './plan.queries';
import { SeriesNotesService } from './series-notes.service';
import { SeriesRepository, type HeldSeries, type HeldSessionOfSeries } from './series.repository';
import { SeriesService } from './series.service';

/** What an edit does to one session in its reach. */
interface Effect {
  readonly session: HeldSessionOfSeries;
  readonly effect: EditEffect;
}

/** Edits of a series by their reach: of one session, of it and those that follow, of all. */
@Injectable()
export class SeriesEditService {
  constructor(
    private readonly repository: SeriesRepository,
    private readonly series: SeriesService,
    private readonly plans: PlanQueries,
    private readonly notes: SeriesNotesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async preview(id: string, sent: SeriesEdit): Promise<SeriesEditPreview> {
    const edit = inOrder(sent);
    const series = this.#authorised(await this.repository.find(id));
    const cohort = await this.#cohort(series);
    const effects = this.#effects(edit, series, await this.repository.findSessions(id));
    const touched = touchedOf(effects);
    const planned = touched.map(({ session, plan }) => ({ sessionId: session.id, position: session.position, plan }));
    return { sessions: await this.notes.notesOn(planned, cohort), leftAlone: leftAloneOf(effects) };
  }

  /** Makes an edit once, however often it is sent under its id. */
  async apply(id: string, editId: string, sent: SeriesEdit, ifMatch: number | null): Promise<SeriesEditAnswer> {
    const edit = inOrder(sent);
    const series = this.#authorised(await this.repository.hold(id));
    const made = await this.repository.findEdit(editId);
    if (made) {
      const isRepeat = made.seriesId === id && isDeepStrictEqual(made.edit, JSON.parse(JSON.stringify(edit)));
      if (!isRepeat) throw new ProblemError('request.alreadyExists');
      return this.#answer(id, editId, made);
    }
    if (ifMatch !== series.version) {
      throw new ProblemError('request.stale', {}, { changed: [], current: await this.series.answer(id) });
    }
    const effects = this.#effects(edit, series, await this.repository.holdSessions(id));
    if (edit.cancel) await this.#cancel(series, effects, edit.cancel.reason);
    else await this.#change(series, editId, edit, effects);
    const outcome = {
      changedIds: touchedOf(effects).map(({ session }) => session.id),
      leftAlone: leftAloneOf(effects),
    };
    await this.repository.keepEdit(editId, { seriesId: id, edit, ...outcome });
    return this.#answer(id, editId, outcome);
  }

  async #cancel(series: HeldSeries, effects: readonly Effect[], reason: string): Promise<void> {
    const ids = touchedOf(effects).map(({ session }) => session.id);
    await this.repository.cancelSessions(ids, reason);
    await this.repository.editSeries(series.id, templateOf(series.write), series);
    await this.audit.record({ action: 'series.cancel', entity: 'session_series', id: series.id, reason });
  }

  async #change(series: HeldSeries, editId: string, edit: SeriesEdit, effects: readonly Effect[]): Promise<void> {
    const change = edit.change ?? {};
    const touched = touchedOf(effects);
    const isAbout = (fields: readonly string[]): boolean => fields.some((field) => field in change);
    const old = new Map(effects.map(({ session }) => [session.id, session.plan]));
    const known = new Set(touched.flatMap(({ session }) => old.get(session.id)?.trainerIds ?? []));
    await this.series.check(
      {
        cohort: await this.#cohort(series),
        moduleIds: [],
        newcomers: (change.trainerIds ?? []).filter((trainerId) => !known.has(trainerId)),
      },
      // A session that lies outside already, by a strand that has moved since, is not held up when something else of it changes.
      touched.filter(() => isAbout(['moveByDays', 'exceptionNote', 'mode', 'venueId'])),
    );
    await this.repository.editSessions(touched.map(({ session, plan }) => ({ sessionId: session.id, plan })));
    await this.#changeSeries(series, editId, edit, effects);
    const fields = Object.keys(change);
    await this.audit.record({ action: 'series.edit', entity: 'session_series', id: series.id, fields });
  }

  /** What the series says from now on. What follows becomes a series of its own, unless nothing goes before. */
  async #changeSeries(series: HeldSeries, editId: string, edit: SeriesEdit, effects: readonly Effect[]): Promise<void> {
    const { id, write, firstPosition, movedByDays } = series;
    const old = templateOf(write);
    if (edit.scope === 'this') return this.repository.editSeries(id, old, { movedByDays });
    const days = edit.change?.moveByDays ?? 0;
    const template = changedTemplate(old, edit.change ?? {});
    const now = this.clock.now().toISOString();
    const reached = effects
      .filter(({ session }) => whyUntouched(session, now) === null)
      .map(({ session }) => session.id);
    if (days !== 0) await this.repository.moveSeriesDates(reached, days);
    const position = effects[0]?.session.position ?? firstPosition;
    const index = position - firstPosition;
    if (edit.scope === 'all' || index === 0) {
      return this.repository.editSeries(id, template, { movedByDays: movedByDays + days });
    }
    const at = unwrap(datesOf(write.rule, write.firstDate))[index] ?? write.firstDate;
    const { before, after } = splitRule(write.rule, write.firstDate, at);
    const modules = write.modulesByPosition;
    await this.repository.editSeries(id, old, {
      movedByDays,
      rule: before,
      modulesByPosition: modules.slice(0, index),
    });
    await this.repository.create({
      id: editId,
      firstPosition: position,
      movedByDays: movedByDays + days,
      write: { ...write, ...template, firstDate: at, rule: after, modulesByPosition: modules.slice(index) },
    });
    await this.repository.handOver(id, editId, position);
  }

  #effects(edit: SeriesEdit, series: HeldSeries, sessions: readonly HeldSessionOfSeries[]): Effect[] {
    const from = sessions.find(({ id }) => id === edit.sessionId);
    if (!from) throw new ProblemError('request.reference');
    const reach = sessions.filter(
      ({ id, position }) =>
        edit.scope === 'all' || id === from.id || (edit.scope !== 'this' && position > from.position),
    );
    const now = this.clock.now().toISOString();
    const open = reach.filter((session) => whyUntouched(session, now) === null);
    if (!open.every((session) => this.#mayPlan(series, session))) throw new ProblemError('request.forbidden');
    const template = templateOf(series.write);
    const effects = reach.map((session) => ({ session, effect: effectOf(edit, template, session, now) }));
    if (touchedOf(effects).some(({ plan }) => !isLocalDate(plan.date))) {
      const errors = [{ path: 'change.moveByDays', message: 'must not lead out of the years 1900 to 2199' }];
      throw new ProblemError('request.invalid', {}, { errors });
    }
    return effects;
  }

  /** Whoever delivers one session sees its series; they change the sessions that they may change one by one, and no others. */
  #mayPlan({ subject, cohortTrainerIds }: HeldSeries, { plan }: HeldSessionOfSeries): boolean {
    const trainerIds = [...cohortTrainerIds, ...plan.trainerIds];
    return this.policy.permits('trainingSession.write', { ...subject, trainerIds });
  }

  #authorised(series: HeldSeries | null): HeldSeries {
    const subject = series?.subject ?? null;
    this.policy.authorise({ read: 'trainingSession.read', action: 'trainingSession.write', subject });
    return series ?? nothingHere();
  }

  async #cohort(series: HeldSeries): Promise<CohortFacts> {
    return (await this.plans.cohort(series.write.cohortId)) ?? nothingHere();
  }

  async #answer(
    id: string,
    editId: string,
    { changedIds, leftAlone }: { changedIds: readonly string[]; leftAlone: readonly LeftAlone[] },
  ): Promise<SeriesEditAnswer> {
    const series = await this.series.answer(id);
    const isSplit = (await this.repository.find(editId)) !== null;
    const following = isSplit ? await this.series.answer(editId) : null;
    return { series, following, changedIds: [...changedIds], leftAlone: [...leftAlone] };
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

const touchedOf = (effects: readonly Effect[]): { session: HeldSessionOfSeries; plan: SessionPlan }[] =>
  effects.flatMap(({ session, effect }) =>
    effect.kind === 'changed' || effect.kind === 'cancelled' ? [{ session, plan: effect.plan }] : [],
  );

const leftAloneOf = (effects: readonly Effect[]): LeftAlone[] =>
  effects.flatMap(({ session: { id, plan }, effect }) =>
    effect.kind === 'leftAlone' ? [{ id, title: plan.title, date: plan.date, reason: effect.reason }] : [],
  );

const inOrder = (edit: SeriesEdit): SeriesEdit =>
  edit.change?.trainerIds
    ? { ...edit, change: { ...edit.change, trainerIds: edit.change.trainerIds.toSorted() } }
    : edit;
