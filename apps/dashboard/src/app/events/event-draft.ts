import { COMMON_TIME_ZONES } from '@throughline/domain/shared';
import { type Event, type EventKind, type EventWrite, type HeadcountMethod } from '@throughline/domain/events';

/** An event as it stands in the form; what is not chosen yet is ''. */
export interface EventDraft {
  programmeId: string;
  /** '' for an event of the whole programme. */
  strandId: string;
  regionId: string;
  kind: EventKind | '';
  title: string;
  date: string;
  startTime: string;
  endTime: string;
  timeZone: string;
  mode: Event['mode'];
  /** '' where there is none. */
  venueId: string;
  /** Digits, or '' as long as nobody knows. */
  headcount: string;
  headcountMethod: HeadcountMethod | '';
  /** Without names. Empty ones are not sent. */
  feedbackQuotes: string[];
}

/** The reader's zone where programmes run in it, else London's. */
export const usualZone = (zone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone): string =>
  COMMON_TIME_ZONES.find((each) => each === zone) ?? 'Europe/London';

export const emptyEvent = (): EventDraft => ({
  programmeId: '',
  strandId: '',
  regionId: '',
  kind: '',
  title: '',
  date: '',
  startTime: '18:00',
  endTime: '20:00',
  timeZone: usualZone(),
  mode: 'inPerson',
  venueId: '',
  headcount: '',
  headcountMethod: '',
  feedbackQuotes: [],
});

export const eventDraftOf = (event: Event): EventDraft => ({
  programmeId: event.programmeId,
  strandId: event.strandId ?? '',
  regionId: event.regionId,
  kind: event.kind,
  title: event.title,
  date: event.date,
  startTime: event.startTime,
  endTime: event.endTime,
  timeZone: event.timeZone,
  mode: event.mode,
  venueId: event.venueId ?? '',
  headcount: event.headcount === null ? '' : String(event.headcount),
  headcountMethod: event.headcountMethod ?? '',
  feedbackQuotes: [...event.feedbackQuotes],
});

/** The number that was typed, or undefined when it is none. */
export const headcountOf = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  return /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
};

/** What is sent. Check it with `eventWrite` before: a draft is what somebody has typed. */
export const eventWriteOf = (draft: EventDraft): EventWrite => {
  const headcount = headcountOf(draft.headcount) ?? null;
  return {
    ...draft,
    strandId: draft.strandId || null,
    kind: draft.kind as EventKind,
    venueId: draft.mode === 'online' ? null : draft.venueId || null,
    headcount,
    headcountMethod: headcount === null ? null : (draft.headcountMethod as HeadcountMethod),
    feedbackQuotes: draft.feedbackQuotes.map((quote) => quote.trim()).filter((quote) => quote !== ''),
  };
};
