import { type Venue } from '@throughline/domain/programmes';

type Access = Pick<Venue, 'stepFree' | 'hearingLoop'>;

const writeStepFree = (isStepFree: boolean): string => (isStepFree ? $localize`Step-free` : $localize`Not step-free`);
const writeLoop = (hasLoop: boolean): string => (hasLoop ? $localize`Hearing loop` : $localize`No hearing loop`);

/** How people get in and take part, for those who plan: what nobody knows is said too, so that somebody finds out. */
export const accessWords = ({ stepFree, hearingLoop }: Access): readonly string[] => [
  stepFree === null ? $localize`Not known whether it is step-free` : writeStepFree(stepFree),
  hearingLoop === null ? $localize`Not known whether there is a hearing loop` : writeLoop(hearingLoop),
];

/** The same for guests: what is not known they are asked to ask, instead of being left to guess. */
export const accessWordsForGuests = ({ stepFree, hearingLoop }: Access): readonly string[] => [
  ...(stepFree === null ? [] : [writeStepFree(stepFree)]),
  ...(hearingLoop === null ? [] : [writeLoop(hearingLoop)]),
  ...(stepFree === null ? [$localize`Ask us about step-free access`] : []),
];
