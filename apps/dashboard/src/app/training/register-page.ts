import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { MARK_KEYS, register, tally, walkInWrite, type Mark, type Register } from '@throughline/domain/training';
import { Confirm, Control, EmptyState, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { type Said } from './register-outbox';
import { RegisterOutboxes } from './register-outboxes';
import { RegisterPerson } from './register-person';
import { RegisterSaved } from './register-saved';
import { RegisterStanding } from './register-standing';
import { writeDay, writeTimes } from './session-time';
import { MARK_WORDS, MARK_WORDS_WITHIN, tallyWords } from './training-words';

/** How often it is asked what others have marked, while somebody is looking. */
const REFRESH_MS = 30_000;
/** How long leaving waits for what is on its way. */
const LEAVE_MS = 1_500;

/** Taking a register: on a phone in a hall, with a thumb; at a desk, with the letters P L E A N. */
@Component({
  selector: 'tl-register-page',
  imports: [
    Control,
    EmptyState,
    Field,
    Icon,
    PageHeader,
    RegisterPerson,
    RegisterSaved,
    RegisterStanding,
    ResourceState,
  ],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './register-page.html',
  styleUrl: './register-page.scss',
})
export class RegisterPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly outboxes = inject(RegisterOutboxes);

  readonly sessionId = input.required<Id>();

  protected readonly first = apiResource(register, () => this.path());
  /** The register as last told. Once there, it stays: the page goes on working without a connection. */
  protected readonly register = linkedSignal<Register | undefined>(() =>
    this.first.hasValue() ? this.first.value() : undefined,
  );
  protected readonly outbox = computed(() => {
    const sessionId = this.sessionId();
    return untracked(() => this.outboxes.of(sessionId));
  });
  protected readonly lines = computed(() => this.outbox().lines());
  protected readonly counts = computed(() => tally(this.lines().map(({ mark }) => mark)));
  protected readonly tallyWords = computed(() => tallyWords(this.counts()));
  protected readonly lead = computed(() => {
    const session = this.register()?.session;
    if (!session) return '';
    const place = session.venue?.name ?? (session.mode === 'online' ? $localize`Online` : null);
    return [`${writeDay(session.date)}, ${writeTimes(session)}`, place].filter(Boolean).join(' · ');
  });
  protected readonly canMark = computed(() => this.register()?.may.record ?? false);
  protected readonly isHandedIn = computed(() => {
    const state = this.register()?.session.state;
    return state === 'registerSubmitted' || state === 'locked';
  });
  /** Whether what was said waits for more than the next moment. */
  protected readonly isHeldUp = computed(() => !['saved', 'saving'].includes(this.outbox().status().kind));
  protected readonly droppedText = computed(() => {
    const problem = this.outbox().dropped();
    return problem && this.texts.of(problem);
  });

  /** Whom the keyboard is at. */
  protected readonly currentId = signal<Id | null>(null);
  protected readonly entryId = computed(() => {
    const [current, lines] = [this.currentId(), this.lines()];
    return (lines.find(({ entryId }) => entryId === current) ?? lines[0])?.entryId;
  });
  protected readonly said = signal('');
  /** Why the register was not submitted just now. */
  protected readonly obstacle = signal<string | null>(null);
  protected readonly isSubmitting = signal(false);

  protected readonly keys = Object.entries(MARK_KEYS).map(([key, mark]) => ({ key, word: MARK_WORDS[mark] }));
  protected readonly backLabel = $localize`Sessions`;
  protected readonly emptyText = $localize`Nobody is enrolled in the cohort yet. Add whoever comes below.`;

  private readonly path = computed(() => `/training-sessions/${this.sessionId()}/register`);
  private readonly people = viewChildren(RegisterPerson);
  private readonly standing = viewChild(RegisterStanding);
  private readonly walkInField = viewChild<ElementRef<HTMLInputElement>>('walkIn');

  constructor() {
    effect(() => {
      const [told, outbox] = [this.register(), this.outbox()];
      if (told) untracked(() => outbox.take(told.entries));
    });
    // What was kept from before goes out as soon as the page is there; what the server has dropped is looked up again.
    effect(() => {
      const outbox = this.outbox();
      untracked(() => void outbox.flush());
    });
    effect(() => {
      if (this.outbox().dropped() !== null) void untracked(() => this.refresh());
    });
    // What was missing is no longer missing once everybody is marked.
    effect(() => {
      if (this.counts().notMarked === 0) this.obstacle.set(null);
    });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, REFRESH_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Whether the page may be left: at once when all is sent, otherwise when the reader says so. */
  async mayLeave(): Promise<boolean> {
    const outbox = this.outbox();
    await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
    const status = outbox.status();
    if (status.kind !== 'waiting' && status.kind !== 'refused') return true;
    const names = outbox.unsentWalkIns();
    return this.confirm.ask({
      headline: $localize`Leave with marks that are not sent?`,
      text:
        names > 0
          ? $localize`There are walk-ins that the server does not have yet. Their names are not kept on this device, so stay here until there is a connection, or note them down.`
          : $localize`What you have marked is kept on this device, without names, and is sent when you are back here with a connection.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.outbox().unsentCount() > 0) event.preventDefault();
  }

  protected say(entryId: Id, said: Said): void {
    this.currentId.set(entryId);
    this.outbox().say(entryId, said);
  }

  protected sweep(): void {
    const outbox = this.outbox();
    const swept = outbox.sweep();
    const text =
      swept.length === 1
        ? $localize`1 person was marked present.`
        : $localize`${swept.length}:count: people were marked present.`;
    this.notice.sayWithUndo(text, () => {
      if (!this.isHandedIn()) outbox.undoSweep(swept);
    });
  }

  /** Letters mark the person in hand and go on to the next; arrows, Home and End go through the people. */
  protected press(event: KeyboardEvent): void {
    const isTyping = (event.target as HTMLElement).matches('input');
    if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.people().findIndex((person) => person.holdsFocus());
    if (at < 0) return;
    const mark = markOfKey(event.key);
    if (mark !== undefined) this.markByKey(at, mark);
    else if (!this.goByKey(at, event.key)) return;
    event.preventDefault();
  }

  protected addWalkIn(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const walkIn = walkInWrite.safeParse({ name: field.value });
    if (walkIn.success) {
      this.outbox().addWalkIn(walkIn.data.name);
      this.said.set($localize`${walkIn.data.name}:name: was added and marked present.`);
      field.value = '';
    }
    field.focus();
  }

  protected toWalkIn(): void {
    this.walkInField()?.nativeElement.focus();
  }

  protected goToDispute(): void {
    this.goTo(({ mine }) => mine !== null);
  }

  protected discard(): void {
    this.outbox().discard();
    void this.refresh();
  }

  /** Hands the register in, or says what is missing and goes there. */
  protected async submit(): Promise<void> {
    if (this.isSubmitting()) return;
    this.obstacle.set(null);
    this.isSubmitting.set(true);
    try {
      const missing = this.whatIsMissing() ?? (await this.whatIsNotSent());
      if (missing !== null) {
        this.obstacle.set(missing);
        return;
      }
      const told = await this.api.send('POST', `${this.path()}/submission`, { schema: register });
      // It takes the place of the offer to undo, which is over now.
      this.notice.say($localize`The register is submitted.`);
      this.settle(told);
    } catch (error) {
      this.obstacle.set(this.texts.of(problemOf(error)));
      await this.refresh();
    } finally {
      this.isSubmitting.set(false);
    }
  }

  /** The register after it was handed in or reopened. */
  protected settle(told: Register): void {
    this.register.set(told);
    setTimeout(() => this.standing()?.focus());
  }

  /** Asks what the register is now. Without a connection, what is shown stays. */
  protected async refresh(): Promise<void> {
    const outbox = this.outbox();
    const moment = outbox.moment;
    try {
      const told = await this.api.get(this.path(), register);
      if (outbox === this.outbox() && moment === outbox.moment) this.register.set(told);
    } catch (error) {
      const { status } = problemOf(error);
      // It is no longer theirs to see.
      if (status === 403 || status === 404) this.first.reload();
    }
  }

  private whatIsMissing(): string | null {
    const unmarked = this.counts().notMarked;
    const disputed = this.outbox().conflictCount();
    if (this.lines().length === 0) {
      this.toWalkIn();
      return $localize`Nobody is on this register yet. Add who came as a walk-in, or cancel the session.`;
    }
    if (unmarked > 0) {
      this.goTo(({ mark }) => mark === 'notMarked');
      return unmarked === 1
        ? $localize`1 person is not marked yet.`
        : $localize`${unmarked}:count: people are not marked yet.`;
    }
    if (disputed > 0) {
      this.goToDispute();
      return $localize`Somebody else marked differently. Decide which mark is right, then submit.`;
    }
    const starts = this.register()?.session.startsAt;
    if (starts !== undefined && Date.parse(starts) > Date.now())
      return $localize`The session has not begun. What you have marked is kept; submit once it has begun.`;
    return null;
  }

  private async whatIsNotSent(): Promise<string | null> {
    await this.outbox().flush();
    if (this.outbox().status().kind !== 'saved')
      return $localize`Not everything has reached the server yet. It is sent by itself; submit once it says “All saved”.`;
    return this.outbox().conflictCount() > 0 ? this.whatIsMissing() : null;
  }

  private goTo(matches: (line: ReturnType<typeof this.lines>[number]) => boolean): void {
    this.people()[this.lines().findIndex(matches)]?.focus();
  }

  private markByKey(at: number, mark: Mark): void {
    const line = this.lines()[at];
    if (!line || !this.canMark()) return;
    if (mark !== 'notMarked' || !this.isHandedIn()) this.say(line.entryId, { mark, minutes: null });
    const left = this.counts().notMarked;
    this.said.set(
      left === 0
        ? $localize`${line.name}:name:: ${MARK_WORDS_WITHIN[mark]}:mark:. Everybody is marked.`
        : $localize`${line.name}:name:: ${MARK_WORDS_WITHIN[mark]}:mark:. ${left}:count: to mark.`,
    );
    this.people()[Math.min(at + (mark === 'notMarked' ? 0 : 1), this.lines().length - 1)]?.focus();
  }

  private goByKey(at: number, key: string): boolean {
    const last = this.people().length - 1;
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[key];
    if (to === undefined) return false;
    this.people()[to]?.focus();
    return true;
  }
}

const markOfKey = (key: string): Mark | undefined => {
  if (key === 'Backspace' || key === 'Delete') return 'notMarked';
  return (MARK_KEYS as Readonly<Record<string, Mark | undefined>>)[key.toUpperCase()];
};
