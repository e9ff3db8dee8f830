import { COMMON_TIME_ZONES } from '@throughline/domain/shared/time';
import { type EventKind, type EventSummary, type EventWrite } from '@throughline/domain/events';

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
  mode: EventSummary['mode'];
  /** '' where there is none. */
  venueId: string;
  /** Digits, or '' where there is no limit. */
  capacity: string;
  /** '' where nothing has to be explained. */
  exceptionNote: string;
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
  capacity: '',
  exceptionNote: '',
});

/** What of an event is written, as it stands. */
export const planOf = (event: EventWrite): EventWrite => ({
  programmeId: event.programmeId,
  strandId: event.strandId,
  regionId: event.regionId,
  kind: event.kind,
  title: event.title,
  date: event.date,
  startTime: event.startTime,
  endTime: event.endTime,
  timeZone: event.timeZone,
  mode: event.mode,
  venueId: event.venueId,
  capacity: event.capacity,
  exceptionNote: event.exceptionNote,
});

export const eventDraftOf = (event: EventWrite): EventDraft => ({
  ...planOf(event),
  strandId: event.strandId ?? '',
  venueId: event.venueId ?? '',
  capacity: event.capacity === null ? '' : String(event.capacity),
  exceptionNote: event.exceptionNote ?? '',
});

/** The whole number that was typed; null where nothing was, undefined where it is none. */
export const wholeOf = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  return /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
};

/** What is sent. Check it with `eventWrite` before: a draft is what somebody has typed. */
export const eventWriteOf = (draft: EventDraft): EventWrite => ({
  ...draft,
  strandId: draft.strandId || null,
  kind: draft.kind as EventKind,
  venueId: draft.mode === 'online' ? null : draft.venueId || null,
  capacity: wholeOf(draft.capacity) ?? null,
  exceptionNote: draft.exceptionNote.trim() || null,
});
