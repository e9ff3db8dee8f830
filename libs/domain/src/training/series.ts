import { accepted, addDays, type LocalDate, type Result } from '../shared';
import { SUBMITTED_STATES } from './enrolment-vocabulary';
import { datesOf, type RecurrenceRefusal, type RecurrenceRule } from './recurrence';
import { stateAt, type StoredSession } from './session-state';
import type { DeliveryMode, EditScope, LeftAloneReason, SessionState } from './vocabulary';

/** What a series says of each of its sessions. */
export interface SeriesTemplate {
  readonly title: string;
  /** Whether the sessions are called `title 1`, `title 2`, … */
  readonly isNumbered: boolean;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly mode: DeliveryMode;
  readonly venueId: string | null;
  readonly trainerIds: readonly string[];
  readonly needsToBring: string;
  readonly exceptionNote: string | null;
}

/** A series as it is planned. */
export interface SeriesPlan extends SeriesTemplate {
  readonly rule: RecurrenceRule;
  readonly firstDate: LocalDate;
  /** The modules of the first session, of the second, …; sessions beyond the end of the list have none. */
  readonly modulesByPosition: readonly (readonly string[])[];
}

/** What an edit changes; what is left out stays. */
export type TemplateChange = {
  readonly [Field in keyof Omit<SeriesTemplate, 'isNumbered'>]?: SeriesTemplate[Field] | undefined;
} & { readonly moveByDays?: number | undefined };

/** An edit of some or all sessions of a series: it changes something, or cancels. */
export interface SessionsEdit {
  readonly scope: EditScope;
  readonly change?: TemplateChange | undefined;
  readonly cancel?: { readonly reason: string } | undefined;
}

/** What of one session an edit of its series can change. */
export interface SessionPlan extends Omit<SeriesTemplate, 'isNumbered'> {
  readonly date: LocalDate;
}

/** Fields that are one thing said: who chose the start of a session chose its end, too. */
const SAID_TOGETHER = [
  ['title'],
  ['date'],
  ['startTime', 'endTime', 'timeZone'],
  ['mode', 'venueId'],
  ['trainerIds'],
  ['needsToBring'],
  ['exceptionNote'],
] as const satisfies (keyof SessionPlan)[][];

const asText = (value: SessionPlan[keyof SessionPlan]): string =>
  JSON.stringify(typeof value === 'object' && value !== null ? value.toSorted() : value);
const differ = (one: SessionPlan, other: SessionPlan, fields: readonly (keyof SessionPlan)[]): boolean =>
  fields.some((field) => asText(one[field]) !== asText(other[field]));
const pick = (plan: SessionPlan, fields: readonly (keyof SessionPlan)[]): Partial<SessionPlan> =>
  Object.fromEntries(fields.map((field) => [field, plan[field]]));

/** What a series says of its session at a position (from 1) on the day that it gives it. */
export const planAt = (
  { isNumbered, ...template }: SeriesTemplate,
  position: number,
  date: LocalDate,
): SessionPlan => ({ ...template, date, title: isNumbered ? `${template.title} ${position}` : template.title });

/** The dates of a new series with their positions, or why its rule is refused. */
export const plansOf = (
  write: SeriesPlan,
): Result<readonly { position: number; plan: SessionPlan; moduleIds: readonly string[] }[], RecurrenceRefusal> => {
  const dates = datesOf(write.rule, write.firstDate);
  if (!dates.ok) return dates;
  const template = templateOf(write);
  return accepted(
    dates.value.map((date, index) => ({
      position: index + 1,
      plan: planAt(template, index + 1, date),
      moduleIds: write.modulesByPosition[index] ?? [],
    })),
  );
};

export const templateOf = (write: SeriesTemplate): SeriesTemplate => {
  const { title, isNumbered, startTime, endTime, timeZone, mode, venueId, trainerIds, needsToBring, exceptionNote } =
    write;
  return { title, isNumbered, startTime, endTime, timeZone, mode, venueId, trainerIds, needsToBring, exceptionNote };
};

/** The fields in which a session differs from what its series says of it. */
export const setApart = (plan: SessionPlan, said: SessionPlan): readonly (keyof SessionPlan)[] =>
  SAID_TOGETHER.flat().filter((field) => differ(plan, said, [field]));

/** What the template of a series is after an edit of all its sessions. */
export const changedTemplate = (template: SeriesTemplate, change: TemplateChange): SeriesTemplate => {
  const { moveByDays: _days, ...said } = change;
  const kept = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...template, ...(Object.fromEntries(kept) as Partial<SeriesTemplate>) };
};

/** A session of a series as an edit finds it. */
export interface EditedSession extends StoredSession {
  readonly position: number;
  readonly seriesDate: LocalDate;
  readonly plan: SessionPlan;
}

/** What an edit does to one session. `same`: it says already what the edit says. */
export type EditEffect =
  | { readonly kind: 'changed'; readonly plan: SessionPlan }
  | { readonly kind: 'cancelled'; readonly plan: SessionPlan }
  | { readonly kind: 'leftAlone'; readonly reason: LeftAloneReason }
  | { readonly kind: 'same' };

/** Why no edit of a series reaches a session at an instant (ISO 8601), or null when it does. */
export const whyUntouched = (session: StoredSession, now: string): LeftAloneReason | null => {
  const state: SessionState = stateAt(session, now);
  if ((SUBMITTED_STATES as readonly SessionState[]).includes(state)) return 'registerSubmitted';
  if (state === 'cancelled') return 'cancelled';
  const isPlanned = state === 'draft' || state === 'postponed';
  return !isPlanned && Date.parse(session.startsAt) <= Date.parse(now) ? 'begun' : null;
};

/**
 * What an edit does to one session in its reach. A session that was changed by itself keeps what it has its own word on: where it differs
 * from what its series says, an edit of wider scope leaves that alone (its day; its times and zone together; its mode and venue
 * together; …) and changes the rest. It needs no mark for that, so a session that is changed back belongs to the series again. An edit
 * of `this` says its words of the one session, whatever the series says. A postponed session is on no day, and so is not moved.
 */
export const effectOf = (
  edit: SessionsEdit,
  template: SeriesTemplate,
  session: EditedSession,
  now: string,
): EditEffect => {
  const { plan, position, seriesDate } = session;
  const untouched = whyUntouched(session, now);
  if (untouched) return { kind: 'leftAlone', reason: untouched };
  if (edit.cancel) return { kind: 'cancelled', plan };
  const change = edit.change ?? {};
  const days = change.moveByDays ?? 0;
  const isPostponed = session.state === 'postponed';
  if (edit.scope === 'this') {
    const { isNumbered: _, ...said } = changedTemplate({ ...plan, isNumbered: false }, change);
    const own: SessionPlan = { ...said, date: isPostponed ? plan.date : addDays(plan.date, days) };
    if (differ(own, plan, SAID_TOGETHER.flat())) return { kind: 'changed', plan: own };
    return isPostponed && days !== 0 ? { kind: 'leftAlone', reason: 'postponed' } : { kind: 'same' };
  }
  const said = planAt(template, position, seriesDate);
  const says = planAt(changedTemplate(template, change), position, addDays(seriesDate, days));
  const changed = SAID_TOGETHER.filter((fields) => differ(said, says, fields));
  const reached = changed.filter((fields) => !differ(plan, said, fields) && !(isPostponed && fields[0] === 'date'));
  if (reached.length > 0) return { kind: 'changed', plan: { ...plan, ...pick(says, reached.flat()) } };
  if (changed.length === 0) return { kind: 'same' };
  const isOnlyDay = changed.every((fields) => fields[0] === 'date');
  return { kind: 'leftAlone', reason: isPostponed && isOnlyDay ? 'postponed' : 'setApart' };
};
