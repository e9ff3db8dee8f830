import { Component, computed, input } from '@angular/core';
import { type Clash, type PlannedSession } from '@throughline/domain/training';
import { clockAt } from '../platform/zoned-words';

type Kind = 'stop' | 'clash' | 'holiday' | 'note';

/** Each kind has a shape of its own, so that it reads without colour: a square stops, a triangle warns, a diamond is a holiday. */
const SHAPES: Readonly<Record<Kind, string>> = {
  stop: 'M2 2h12v12H2Z',
  clash: 'M8 1.500 15.200 14H.800Z',
  holiday: 'M8 .800 15.200 8 8 15.200.800 8Z',
  note: 'M8 1.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
};

/** On the clocks of the session, as its own times are. */
const clashWords = ({ kind, taken, by, startsAt, endsAt }: Clash, timeZone: string): string => {
  const hours = `${clockAt(startsAt, timeZone)}–${clockAt(endsAt, timeZone)}`;
  if (by === null)
    return kind === 'trainer'
      ? $localize`${taken.name}:trainer: is busy elsewhere, ${hours}:times:`
      : $localize`${taken.name}:venue: is taken, ${hours}:times:`;
  return kind === 'trainer'
    ? $localize`${taken.name}:trainer: is at “${by.title}:title:”, ${hours}:times:`
    : $localize`${taken.name}:venue: is taken by “${by.title}:title:”, ${hours}:times:`;
};

/** What there is to know about a date, the gravest first. */
export const notesOf = (session: PlannedSession): readonly { readonly kind: Kind; readonly text: string }[] => [
  ...(session.isOutsideStrand ? [{ kind: 'stop' as const, text: $localize`Outside the dates of the strand` }] : []),
  ...session.clashes.map((clash) => ({ kind: 'clash' as const, text: clashWords(clash, session.timeZone) })),
  ...(session.holiday === null
    ? []
    : [{ kind: 'holiday' as const, text: $localize`Public holiday: ${session.holiday}:name:` }]),
  ...(session.isOutsideCohort && !session.isOutsideStrand
    ? [{ kind: 'note' as const, text: $localize`Outside the dates of the cohort` }]
    : []),
  ...(session.clockChange === null
    ? []
    : [
        {
          kind: 'note' as const,
          text:
            session.clockChange === 'skipped'
              ? $localize`The clocks go forward that night, and this time does not exist: it moves forward with them`
              : $localize`The clocks go back that night, and this time comes twice: the first is meant`,
        },
      ]),
];

/** Whether somebody should look at a date before it is saved. */
export const isProblem = (session: PlannedSession): boolean =>
  session.isOutsideStrand || session.clashes.length > 0 || session.holiday !== null;

/** What there is to know about the date of a session, each as a shape and words. */
@Component({
  selector: 'tl-session-notes',
  template: `
    @for (note of notes(); track note.text) {
      <p [class]="'tl-small ' + note.kind">
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path [attr.d]="shapes[note.kind]" /></svg>
        <span>{{ note.text }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-1);
    }

    :host:empty {
      display: none;
    }

    p {
      display: flex;
      gap: var(--tl-space-2);
      align-items: baseline;
      color: var(--tl-rag-amber);
    }

    svg {
      flex: none;
      inline-size: 0.75em;
      block-size: 0.75em;
      fill: currentColor;
    }

    .stop {
      color: var(--tl-rag-red);
      font-weight: 700;
    }

    .note {
      color: var(--tl-quiet-colour);
    }
  `,
})
export class SessionNotes {
  readonly session = input.required<PlannedSession>();
  protected readonly notes = computed(() => notesOf(this.session()));
  protected readonly shapes = SHAPES;
}
