import { type EventKind, type EventState, type EventSummary } from '@throughline/domain/events';
import { writeNumber } from '../platform/format';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const EVENT_KIND_WORDS: Words<EventKind> = {
  launch: $localize`Launch`,
  learningFestival: $localize`Learning festival`,
  conversationOfChange: $localize`Conversation of Change`,
  senseMaking: $localize`Sense-making workshop`,
  networkMeetUp: $localize`Network meet-up`,
  peerLearningSpace: $localize`Peer learning space`,
  skillsSession: $localize`Skills session`,
  conference: $localize`Conference`,
  other: $localize`Something else`,
};

export const EVENT_STATE_WORDS: Words<EventState> = {
  draft: $localize`Draft`,
  announced: $localize`Announced`,
  held: $localize`Held`,
  writtenUp: $localize`Written up`,
  postponed: $localize`Postponed`,
  cancelled: $localize`Cancelled`,
};

export const EVENT_MOVE_WORDS: Readonly<
  Record<Exclude<EventState, 'draft'>, { readonly verb: string; readonly done: string }>
> = {
  announced: { verb: $localize`Announce`, done: $localize`The event is announced.` },
  held: { verb: $localize`Mark as held`, done: $localize`The event is marked as held.` },
  writtenUp: { verb: $localize`Mark as written up`, done: $localize`The event is written up.` },
  postponed: { verb: $localize`Postpone`, done: $localize`The event is postponed.` },
  cancelled: { verb: $localize`Cancel the event`, done: $localize`The event is cancelled.` },
};

export const EVENT_MODE_WORDS: Words<EventSummary['mode']> = {
  inPerson: $localize`In person`,
  online: $localize`Online`,
  hybrid: $localize`In person and online`,
};

/** "31 people", "about 30, an estimate", or nothing where nobody has said how many came. An estimate never passes for a count. */
export const writeHeadcount = ({
  headcount,
  headcountMethod,
}: Pick<EventSummary, 'headcount' | 'headcountMethod'>): string => {
  if (headcount === null) return '';
  if (headcountMethod === 'estimate') return $localize`about ${writeNumber(headcount)}:count:, an estimate`;
  return headcount === 1 ? $localize`1 person` : $localize`${writeNumber(headcount)}:count: people`;
};

/** "Town Hall, Sandwell", "Online". */
export const writeWhere = ({ venue, region, mode }: Pick<EventSummary, 'venue' | 'region' | 'mode'>): string => {
  const place = [venue?.name, region.name].filter(Boolean).join(', ');
  return mode === 'online' ? `${EVENT_MODE_WORDS.online} · ${region.name}` : place;
};
