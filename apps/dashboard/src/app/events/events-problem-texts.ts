import { type EVENTS_PROBLEMS } from '@throughline/domain/events';
import { writeDate, writeInstant } from '../platform/format';
import { type ProblemTexts } from '../platform/problem-text';

/** Each says what to do next. */
export const EVENTS_PROBLEM_TEXTS: ProblemTexts<keyof typeof EVENTS_PROBLEMS> = {
  'event.transition': () =>
    $localize`The event has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'event.notYet': ({ startsAt }) =>
    typeof startsAt === 'string'
      ? $localize`The event begins on ${writeInstant(startsAt)}:time:. Mark it as held after that, or correct its day.`
      : $localize`The event has not begun. Mark it as held once it has, or correct its day.`,
  'event.outsideDates': ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string'
      ? $localize`The programme or strand runs from ${writeDate(from)}:from: to ${writeDate(until)}:until:. Choose a day within that, or say why it lies outside.`
      : $localize`The day lies outside the dates of the programme or strand. Choose another day, or say why it lies outside.`,
  'event.regionOutside': () =>
    $localize`The strand does not work in this region. Choose another region, make it an event of the whole programme, or say why it is held there.`,
  'event.reasonNeeded': () => $localize`Say why it is postponed or cancelled.`,
  'event.dateNeeded': () => $localize`The event is postponed and has no date. Give it a new date, then announce it.`,
  'event.headcountNeeded': () =>
    $localize`Write down how many came, or why nobody counted, and save that. Then mark the event as written up.`,
  'event.headcountBelowDoor': ({ arrived }) =>
    typeof arrived === 'number'
      ? $localize`At the door ${arrived}:arrived: were checked in. Use that number or a larger one, or call it an estimate.`
      : $localize`More people were checked in at the door. Use that number or a larger one, or call it an estimate.`,
  'event.notHeld': () => $localize`The event has not been held yet. Mark it as held first, then write it up.`,
  'event.capacityBelowPlaces': ({ taken }) =>
    typeof taken === 'number'
      ? $localize`Already ${taken}:taken: places are taken. Choose that many or more, or ask some guests first.`
      : $localize`More places are taken already. Choose more places, or ask some guests first.`,
  'guest.twice': () =>
    $localize`Somebody with this contact is on the list already. Look for them there, or leave the contact out.`,
  'guest.tooMany': () => $localize`The list of guests is full. Take off who does not belong on it.`,
  'guest.isMarked': () =>
    $localize`The door has said something of this guest, so they stay on the list. Undo that at the door first.`,
  'door.notOpen': () =>
    $localize`The door is closed: it opens on the day of the event, and closes when the event is written up.`,
  'invitation.unknown': () => $localize`This link does not work, or no longer. Ask whoever invited you for a new one.`,
  'invitation.closed': () =>
    $localize`Answers are not taken any more, or not just now. Reload the page to see how the event stands.`,
  'signUp.tooMany': () => $localize`Very many people are signing up at this moment. Try again in a few minutes.`,
  'followUp.owner': () => $localize`This person has no part in the programme of the event. Choose somebody else.`,
};
