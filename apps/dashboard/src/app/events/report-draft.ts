import { type Event, type EventReportWrite, type HeadcountMethod } from '@throughline/domain/events';
import { foldForSearch, type NamedRef } from '@throughline/domain/shared';
import { wholeOf } from './event-draft';

/** What is written of an event, as it stands in the form. */
export interface ReportDraft {
  /** Digits, or '' as long as nobody knows. */
  headcount: string;
  headcountMethod: HeadcountMethod | '';
  noHeadcountReason: string;
  /** By name: a known one is recognised when it is sent. `people` are digits, or '' where nobody counted. */
  organisations: { name: string; people: string }[];
  activities: { title: string; text: string }[];
  publicSummary: { url: string; title: string };
}

export const reportDraftOf = (event: Event): ReportDraft => ({
  headcount: event.headcount === null ? '' : String(event.headcount),
  headcountMethod: event.headcountMethod ?? '',
  noHeadcountReason: event.noHeadcountReason ?? '',
  organisations: event.organisations.map(({ name, people }) => ({
    name,
    people: people === null ? '' : String(people),
  })),
  activities: event.activities.map(({ title, text }) => ({ title, text })),
  publicSummary: { url: event.publicSummary?.url ?? '', title: event.publicSummary?.title ?? '' },
});

/** Lines that nobody filled in are left out. Check the answer with `eventReportWrite` before it is sent. */
export const reportWriteOf = (draft: ReportDraft, known: readonly NamedRef[]): EventReportWrite => {
  const headcount = wholeOf(draft.headcount) ?? null;
  const ids = new Map(known.map(({ id, name }) => [foldForSearch(name), id]));
  const { url, title } = draft.publicSummary;
  return {
    headcount,
    headcountMethod: headcount === null ? null : draft.headcountMethod || null,
    noHeadcountReason: headcount === null ? draft.noHeadcountReason.trim() || null : null,
    organisations: draft.organisations
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, people }) => {
        const organisationId = ids.get(foldForSearch(name)) ?? null;
        return {
          organisationId,
          name: organisationId === null ? name.trim() : null,
          people: wholeOf(people) ?? null,
        };
      }),
    activities: draft.activities.filter((each) => each.title.trim() !== '' || each.text.trim() !== ''),
    publicSummary: url.trim() === '' && title.trim() === '' ? null : { url: url.trim(), title: title.trim() },
  };
};
