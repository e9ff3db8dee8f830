import { type Venue } from '@throughline/domain/programmes';

/** What people need to know who come to a place; what nobody knows is said too, so that somebody asks. */
export const accessWords = ({ stepFree, hearingLoop }: Pick<Venue, 'stepFree' | 'hearingLoop'>): readonly string[] => [
  stepFree === null
    ? $localize`Not known whether it is step-free`
    : stepFree
      ? $localize`Step-free`
      : $localize`Not step-free`,
  hearingLoop === null
    ? $localize`Not known whether there is a hearing loop`
    : hearingLoop
      ? $localize`Hearing loop`
      : $localize`No hearing loop`,
];
