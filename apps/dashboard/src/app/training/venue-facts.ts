import { type TrainingSession } from '@throughline/domain/training';

type Venue = NonNullable<TrainingSession['venue']>;

const WIFI_FACTS: Readonly<Record<NonNullable<Venue['wifi']>, string>> = {
  none: $localize`No Wi-Fi`,
  weak: $localize`Weak Wi-Fi`,
  good: $localize`Good Wi-Fi`,
};

/** What somebody needs to know who comes there. What nobody has said is named, too: it is then to be asked. */
export const venueFacts = ({
  stepFree,
  hearingLoop,
  wifi,
}: Venue): readonly { readonly text: string; readonly isKnown: boolean }[] => [
  stepFree === null
    ? { text: $localize`Step-free: not known yet`, isKnown: false }
    : { text: stepFree ? $localize`Step-free way in` : $localize`Not step-free`, isKnown: true },
  hearingLoop === null
    ? { text: $localize`Hearing loop: not known yet`, isKnown: false }
    : { text: hearingLoop ? $localize`Hearing loop` : $localize`No hearing loop`, isKnown: true },
  ...(wifi === null ? [] : [{ text: WIFI_FACTS[wifi], isKnown: true }]),
];
