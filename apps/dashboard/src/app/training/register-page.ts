import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { type Id, type StoredFile } from '@throughline/domain/shared';
import {
  MARK_KEYS,
  register,
  registerKindWrite,
  tally,
  walkInWrite,
  type Headcount,
  type Mark,
  type Register,
  type RegisterEntry,
  type RegisterKind,
  type RegisterModule,
} from '@throughline/domain/training';
import { Confirm, Control, EmptyState, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { OutboxSaved } from '../platform/outbox-saved';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { ModulesDelivered } from './modules-delivered';
import { NoteEditor } from './note-editor';
import { PhotoList } from './photo-list';
import { RegisterDetails } from './register-details';
import { RegisterHeadcount } from './register-headcount';
import { type Said } from './register-outbox';
import { RegisterOutboxes } from './register-outboxes';
import { RegisterPerson } from './register-person';
import { RegisterStanding } from './register-standing';
import { minutesOf, nameOf } from './register-words';
import { writeDay, writeTimes } from './session-time';
import { MARK_WORDS, MARK_WORDS_WITHIN, tallyWords } from './training-words';

/** How often it is asked what others have marked, while somebody is looking. */
const REFRESH_MS = 30_000;
/** How many marks can be taken back one after the other. */
const MOST_UNDO = 50;
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
    ModulesDelivered,
    NoteEditor,
    OutboxSaved,
    PageHeader,
    PhotoList,
    RegisterDetails,
    RegisterHeadcount,
    RegisterPerson,
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
  private readonly signedIn = inject(SignedIn);

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
  /** Unless it is known that they do not: without a connection it may not be known who is here. */
  protected readonly writesNotes = computed(() => this.signedIn.account() === null || this.signedIn.may('note.write'));
  protected readonly canMark = computed(() => this.register()?.may.record ?? false);
  /** Nobody is marked where the session was not held. */
  protected readonly isGone = computed(() => this.register()?.session.state === 'cancelled');
  protected readonly sessionMinutes = computed(() => {
    const session = this.register()?.session;
    return session ? minutesOf(session) : 0;
  });
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
  /** Of whom more is shown than the mark. */
  protected readonly openId = signal<Id | null>(null);
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
  private readonly headcount = viewChild(RegisterHeadcount);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  /** What was marked here, the latest last, and what stood before. */
  private readonly past: { readonly entryId: Id; readonly before: Said; readonly after: Said }[] = [];
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
    const names = outbox.unsentNames();
    return this.confirm.ask({
      headline: $localize`Leave with marks that are not sent?`,
      text:
        names > 0
          ? $localize`There are walk-ins that the server does not have yet. Until there is a connection their names live in this page only: go anywhere else in Throughline, but do not close or reload it. After that they would have to be named again.`
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
    const line = this.lines().find((each) => each.entryId === entryId);
    this.outbox().say(entryId, said);
    if (!line) return;
    this.past.push({ entryId, before: { mark: line.mark, minutes: line.minutes }, after: said });
    if (this.past.length > MOST_UNDO) this.past.shift();
  }

  protected settleDispute(entryId: Id, right: Said): void {
    const undo = this.outbox().settle(entryId, right);
    this.notice.sayWithUndo($localize`Decided: ${MARK_WORDS_WITHIN[right.mark]}:mark:.`, undo);
  }

  protected toggle(entryId: Id): void {
    this.openId.update((open) => (open === entryId ? null : entryId));
    setTimeout(() =>
      this.host.nativeElement.querySelector('tl-register-details')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  /** The person is gone from the list; the focus goes to who stands there now. */
  protected afterLeaving(at: number): void {
    this.openId.set(null);
    setTimeout(() => {
      const person = this.people()[Math.min(at, this.people().length - 1)];
      if (person) person.focus();
      else this.toWalkIn();
    });
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
    const isTyping = (event.target as HTMLElement).matches('input, textarea, select');
    if (isTyping || event.altKey) return;
    const at = this.people().findIndex((person) => person.holdsFocus());
    if (at < 0) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'z' && !event.shiftKey && this.undoLast()) event.preventDefault();
      return;
    }
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
    this.goTo(({ disputes }) => disputes.length > 0);
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
      const missing =
        this.register()?.session.registerKind === 'headcount'
          ? await this.whatIsNotCounted()
          : (this.whatIsMissing() ?? (await this.whatIsNotSent()));
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

  /** Whether people are marked by name at this session, or only counted. */
  protected async switchKind(kind: RegisterKind): Promise<void> {
    this.obstacle.set(null);
    try {
      const body = registerKindWrite.parse({ kind });
      this.register.set(await this.api.send('PUT', `${this.path()}/kind`, { body, schema: register }));
    } catch (error) {
      this.obstacle.set(this.texts.of(problemOf(error)));
      await this.refresh();
    }
  }

  protected takeHeadcount(headcount: Headcount): void {
    this.obstacle.set(null);
    this.register.update((told) => told && { ...told, headcount });
  }

  protected takeModule(module: RegisterModule): void {
    this.register.update(
      (told) => told && { ...told, modules: told.modules.map((each) => (each.id === module.id ? module : each)) },
    );
  }

  protected takeEntry(entry: RegisterEntry): void {
    this.outbox().takeOne(entry);
  }

  protected takePhoto(photo: StoredFile): void {
    this.register.update((told) => told && { ...told, photos: [...told.photos, photo] });
  }

  protected losePhoto(id: Id): void {
    this.register.update((told) => told && { ...told, photos: told.photos.filter((photo) => photo.id !== id) });
  }

  /** Takes the reader to a part of the page. */
  protected goToPart(part: 'note' | 'photos' | 'modules'): void {
    const headline = this.host.nativeElement.querySelector<HTMLElement>(`#${part}`);
    headline?.scrollIntoView({ block: 'start' });
    headline?.focus({ preventScroll: true });
  }

  /** The register after it was handed in or reopened. */
  protected settle(told: Register): void {
    this.register.set(told);
    setTimeout(() => this.standing()?.focus());
  }

  /** The register after a walk-in turned out to be somebody: the line is theirs now. */
  protected settleWith(told: Register, at: number): void {
    this.register.set(told);
    this.afterLeaving(at);
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
    const disputed = this.outbox().disputeCount();
    const unnamed = this.lines().filter(({ needsName }) => needsName).length;
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
    if (unnamed > 0) {
      this.goTo(({ needsName }) => needsName);
      return $localize`A walk-in has no name yet. Write it again, or remove them.`;
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
    return this.outbox().disputeCount() > 0 ? this.whatIsMissing() : null;
  }

  /** The number goes with the submission; where it is not taken, the field says why. */
  private async whatIsNotCounted(): Promise<string | null> {
    const isSaved = (await this.headcount()?.save()) ?? false;
    return isSaved ? null : $localize`The number of people is not saved yet.`;
  }

  /** Takes the latest mark back that was set here, unless somebody has said something else since. Whether there was one. */
  private undoLast(): boolean {
    const last = this.past.pop();
    const line = last && this.lines().find(({ entryId }) => entryId === last.entryId);
    if (!last || !line || !this.canMark()) return false;
    const isUnmarking = last.before.mark === 'notMarked' && this.isHandedIn();
    if (line.mark !== last.after.mark || isUnmarking) return this.undoLast();
    this.currentId.set(last.entryId);
    this.outbox().say(last.entryId, last.before);
    this.goTo(({ entryId }) => entryId === last.entryId);
    this.said.set($localize`${nameOf(line)}:name:: ${MARK_WORDS_WITHIN[last.before.mark]}:mark: again.`);
    return true;
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
        ? $localize`${nameOf(line)}:name:: ${MARK_WORDS_WITHIN[mark]}:mark:. Everybody is marked.`
        : $localize`${nameOf(line)}:name:: ${MARK_WORDS_WITHIN[mark]}:mark:. ${left}:count: to mark.`,
    );
    const to = Math.min(at + (mark === 'notMarked' ? 0 : 1), this.lines().length - 1);
    this.people()[to]?.focus();
    // Who stays at the same person is at their new mark, once it is drawn.
    if (to === at) afterNextRender(() => this.people()[to]?.focus(), { injector: this.injector });
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
