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
import { writeClock } from './session-time';
import { MarkShape } from './mark-shape';
import { type RegisterLine, type Said } from './register-outbox';
import { MARK_WORDS, MARK_WORDS_WITHIN } from './training-words';

const CHOICES = MARKS.filter((mark) => mark !== 'notMarked');

/** Minutes that a person can have been there: a whole day at most. */
const MOST_MINUTES = 1440;

/** One person of a register: the name, the five marks, and whatever has to be decided about them. */
@Component({
  selector: 'tl-register-person',
  imports: [MarkShape],
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

  readonly said = output<Said>();
  readonly keptTheirs = output();
  readonly usedMine = output();

  protected readonly choices = CHOICES;
  protected readonly words = MARK_WORDS;
  protected readonly mostMinutes = MOST_MINUTES;
  protected readonly nameId = computed(() => `name-${this.line().entryId}`);
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
  protected readonly dispute = computed(() => {
    const { mine, mark, name, recordedAt, recordedBy } = this.line();
    if (mine === null) return null;
    const [theirs, ours] = [MARK_WORDS_WITHIN[mark], MARK_WORDS_WITHIN[mine.mark]];
    const who = recordedBy ?? $localize`Somebody else`;
    return {
      text:
        recordedAt === null
          ? $localize`${who}:who: marked ${name}:name: ${theirs}:theirs:. You said ${ours}:ours:.`
          : $localize`${who}:who: marked ${name}:name: ${theirs}:theirs: at ${writeClock(recordedAt)}:time:. You said ${ours}:ours:.`,
      keep: $localize`Keep ${theirs}:mark:`,
      use: $localize`Use ${ours}:mark:`,
    };
  });

  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('choice');
  private readonly minutesField = viewChild<ElementRef<HTMLInputElement>>('minutes');
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Puts the focus on the mark that is set, or on the first. */
  focus(): void {
    const index = Math.max(0, CHOICES.indexOf(this.line().mark as (typeof CHOICES)[number]));
    this.buttons()[index]?.nativeElement.focus();
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

  protected setMinutes(field: HTMLInputElement): void {
    if (!field.validity.valid) return;
    const minutes = field.value === '' ? null : field.valueAsNumber;
    if (minutes !== this.line().minutes) this.said.emit({ mark: this.line().mark, minutes });
  }
}
