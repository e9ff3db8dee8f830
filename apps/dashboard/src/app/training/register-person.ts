import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  viewChild,
  viewChildren,
} from '@angular/core';
import { MARKS, type Mark } from '@throughline/domain/training';
import { Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { SignedIn } from '../platform/signed-in';
import { MarkShape } from './mark-shape';
import { nameOf } from './register-words';
import { type RegisterLine, type Said } from './register-outbox';
import { writeClock } from './session-time';
import { MARK_WORDS, MARK_WORDS_WITHIN } from './training-words';

const CHOICES = MARKS.filter((mark) => mark !== 'notMarked');

/** One person of a register: the name, the five marks, and whatever has to be decided about them. */
@Component({
  selector: 'tl-register-person',
  imports: [Icon, MarkShape],
  host: { '[class]': 'line().mark', '[class.told]': '!canMark()' },
  templateUrl: './register-person.html',
  styleUrl: './register-person.scss',
})
export class RegisterPerson {
  readonly line = input.required<RegisterLine>();
  /** Whether the marks can be set; otherwise the one that stands is only told. */
  readonly canMark = input.required<boolean>();
  /** Whether it is worth saying that a mark has not been sent: when it will not be in a moment. */
  readonly tellsUnsent = input(false);
  /** Whether the Tab key enters the register here. */
  readonly isEntry = input(false);
  /** How long the session is: more minutes than these nobody was there. */
  readonly sessionMinutes = input.required<number>();
  /** Whether what else there is about this person stands open below. */
  readonly isOpen = input(false);

  readonly said = output<Said>();
  /** Of two different marks, the one that is right. */
  readonly settled = output<Said>();
  readonly toggled = output();

  protected readonly choices = CHOICES;
  protected readonly words = MARK_WORDS;
  protected readonly nameId = computed(() => `name-${this.line().entryId}`);
  protected readonly name = computed(() => nameOf(this.line()));
  protected readonly hasMinutes = computed(() => this.line().mark === 'late' || this.line().mark === 'leftEarly');
  /** Computed, so that a line that is only saved, or told anew, does not close a field that is being typed into. */
  private readonly markAndMinutes = computed(() => `${this.line().mark} ${this.line().minutes !== null}`);
  /** Open where there are minutes; otherwise opened by hand, and closed again with another mark. */
  protected readonly isMinutesOpen = linkedSignal({
    source: this.markAndMinutes,
    computation: (said) => said.endsWith('true'),
  });
  /** The mark that the Tab key meets in this group: the one that is set, or the first. */
  protected readonly entryMark = computed(() => (this.line().mark === 'notMarked' ? CHOICES[0] : this.line().mark));
  protected readonly minutesLabel = computed(() => $localize`Minutes that ${this.name()}:name: was there`);
  /** "15 minutes late": what the minutes mean. */
  protected readonly missedWords = computed(() => {
    const { mark, minutes } = this.line();
    const missed = minutes === null ? 0 : this.sessionMinutes() - minutes;
    if (missed <= 0) return null;
    return mark === 'late' ? $localize`${missed}:count: late` : $localize`left ${missed}:count: early`;
  });
  /** "away until 3 May": why the mark is there, or why it was. */
  protected readonly awayWords = computed(() => {
    const { absence } = this.line();
    return absence && $localize`away until ${writeDate(absence.until, 'short')}:date:`;
  });
  /** The mark that stands and those that dispute it, side by side, with who and when. */
  protected readonly dispute = computed(() => {
    const { disputes, mark, minutes, recordedAt, recordedBy } = this.line();
    if (disputes.length === 0) return null;
    const standing = { mark, minutes, who: this.whoWas(recordedBy), at: recordedAt };
    const others = disputes.map((said) => ({
      ...{ mark: said.mark, minutes: said.minutes, who: this.whoWas(said.saidBy), at: said.saidAt },
    }));
    const told = (each: typeof standing): string =>
      each.minutes === null
        ? MARK_WORDS_WITHIN[each.mark]
        : $localize`${MARK_WORDS_WITHIN[each.mark]}:mark:, ${each.minutes}:count: minutes`;
    const by = ({ who, at }: typeof standing): string =>
      at === null ? who : $localize`${who}:who:, ${writeClock(at)}:time:`;
    const time = recordedAt === null ? '' : writeClock(recordedAt);
    const first = $localize`${standing.who}:who: marked ${this.name()}:name: ${told(standing)}:mark: at ${time}:time:.`;
    const rest = others.map((each) => $localize`${each.who}:who: said ${told(each)}:mark:.`);
    return {
      text: [first, ...rest].join(' '),
      sides: [
        { said: { mark, minutes }, by: by(standing), verb: $localize`Keep ${told(standing)}:mark:` },
        ...others.map((each) => ({
          ...{ said: { mark: each.mark, minutes: each.minutes }, by: by(each) },
          verb: $localize`Use ${told(each)}:mark:`,
        })),
      ],
    };
  });

  private readonly signedIn = inject(SignedIn);
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('choice');
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');
  private readonly minutesField = viewChild<ElementRef<HTMLInputElement>>('minutes');
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private whoWas(name: string | null): string {
    if (name === null) return $localize`Somebody else`;
    return name === this.signedIn.account()?.name ? $localize`You` : name;
  }

  /** Puts the focus on the mark that is set, or on the first. */
  focus(): void {
    const index = Math.max(0, CHOICES.indexOf(this.line().mark as (typeof CHOICES)[number]));
    this.buttons()[index]?.nativeElement.focus();
  }

  /** Puts the focus back on what opened the rest. */
  focusOpener(): void {
    this.opener().nativeElement.focus();
  }

  /** Whether the focus is somewhere in this line. */
  holdsFocus(): boolean {
    return this.host.nativeElement.contains(this.host.nativeElement.ownerDocument.activeElement);
  }

  /** The button goes as the field comes, so the focus moves with it. */
  protected openMinutes(): void {
    this.isMinutesOpen.set(true);
    afterNextRender(() => this.minutesField()?.nativeElement.focus(), { injector: this.injector });
  }

  protected choose(mark: Mark): void {
    const minutes = mark === this.line().mark ? this.line().minutes : null;
    this.said.emit({ mark, minutes });
  }

  /** Left and right go through the five marks without setting them, as in any row of buttons. */
  protected step(event: Event, steps: number): void {
    const all = this.buttons().map(({ nativeElement }) => nativeElement);
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    event.preventDefault();
    all[(at + steps + all.length) % all.length]?.focus();
  }

  /** Five minutes at a time, from the whole session down: the first step back from it says that five were missed. */
  protected stepMinutes(by: number): void {
    const most = this.sessionMinutes();
    const minutes = Math.min(most, Math.max(0, (this.line().minutes ?? most) + by));
    if (minutes !== this.line().minutes) this.said.emit({ mark: this.line().mark, minutes });
  }

  protected setMinutes(field: HTMLInputElement): void {
    if (!field.validity.valid) return;
    const minutes = field.value === '' ? null : field.valueAsNumber;
    if (minutes !== this.line().minutes) this.said.emit({ mark: this.line().mark, minutes });
  }
}
