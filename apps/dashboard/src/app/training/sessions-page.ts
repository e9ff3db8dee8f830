import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { addDays, type Role } from '@throughline/domain/shared';
import { trainingSessionList, type TrainingSession } from '@throughline/domain/training';
import { EmptyState, FailedState, Icon, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { AbsenceCalls } from './absence-calls';
import { RegisterOutboxes } from './register-outboxes';
import { RegisterOverdue } from './register-overdue';
import { peopleWords, SessionCard } from './session-card';
import { isToday, otherZone } from './session-time';

const PAST_AT_ONCE = 10;

const SEEING_ALL: readonly Role[] = ['administrator', 'programmeManager', 'safeguardingLead'];

/** A trainer's day: what is on today, what is still to be finished, what comes, and what was. */
@Component({
  selector: 'tl-sessions-page',
  imports: [
    AbsenceCalls,
    EmptyState,
    FailedState,
    Icon,
    PageHeader,
    RegisterOverdue,
    ResourceState,
    RouterLink,
    SessionCard,
  ],
  templateUrl: './sessions-page.html',
  styleUrl: './sessions-page.scss',
})
export class SessionsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);

  /** `all` shows every session that the reader may see; otherwise their own, from the query. */
  readonly whose = input<string>();
  /** From the query: only those of one programme or strand. */
  readonly programmeId = input<string>();
  readonly strandId = input<string>();

  /** Managers and the safeguarding lead see those of others too, and begin with all. */
  private readonly seesAll = computed(() => SEEING_ALL.some((role) => this.signedIn.roles().has(role)));
  /** Whoever takes registers has some to finish, and may have sessions of their own. */
  protected readonly takesRegisters = computed(() => this.signedIn.may('register.record'));
  protected readonly isChoice = computed(() => this.seesAll() && this.takesRegisters());
  protected readonly isMine = computed(() => (this.seesAll() ? this.whose() === 'mine' : this.whose() !== 'all'));
  private readonly which = computed(() => ({
    ...(this.isMine() && { mine: true }),
    ...{ programmeId: this.programmeId(), strandId: this.strandId() },
  }));
  /** What the list is narrowed to, by its name; null when it is not. */
  protected readonly part = computed(() => {
    if (this.programmeId() === undefined && this.strandId() === undefined) return null;
    const [one] = [...this.listed(this.ahead), ...this.listed(this.due), ...this.listed(this.latest)];
    if (!one) return $localize`one part of the work`;
    return this.strandId() === undefined ? one.programme.name : `${one.programme.name} · ${one.strand.name}`;
  });
  private readonly present = today();

  // From yesterday on: where it is held, it may be another day than here.
  protected readonly ahead = apiResource(
    trainingSessionList,
    () => '/training-sessions',
    () => ({ ...this.which(), from: addDays(this.present, -1), limit: 100 }),
  );
  protected readonly due = apiResource(
    trainingSessionList,
    () => '/training-sessions',
    () => ({ ...this.which(), registerDue: true, limit: 50 }),
  );
  protected readonly latest = apiResource(
    trainingSessionList,
    () => '/training-sessions',
    () => ({ ...this.which(), until: this.present, order: 'latestFirst', limit: PAST_AT_ONCE }),
  );

  protected readonly on = computed(() => this.listed(this.ahead).filter((session) => isToday(session)));
  protected readonly toFinish = computed(() => {
    if (!this.takesRegisters()) return [];
    const shown = new Set(this.on().map(({ id }) => id));
    return this.listed(this.due).filter(({ id }) => !shown.has(id));
  });
  protected readonly coming = computed(() =>
    this.listed(this.ahead).filter((session) => !isToday(session) && session.date > this.present),
  );
  protected readonly past = linkedSignal<readonly TrainingSession[]>(() => this.listed(this.latest));
  /** Those of today, and those whose register is still to be finished, stand further up already. */
  protected readonly finished = computed(() => {
    const above = new Set((this.takesRegisters() ? this.listed(this.due) : this.on()).map(({ id }) => id));
    return this.past().filter(({ id }) => !above.has(id));
  });
  protected readonly next = linkedSignal(() => (this.latest.hasValue() ? this.latest.value().next : null));
  protected readonly isFetching = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isNothing = computed(
    () => this.on().length + this.coming().length + this.past().length + this.toFinish().length === 0,
  );
  /** Whether there are marks on this device that the server does not have. */
  protected readonly waiting = inject(RegisterOutboxes).waiting();

  protected readonly otherZone = otherZone;
  protected readonly peopleWords = peopleWords;

  protected choose(whose: 'mine' | 'all'): void {
    void this.router.navigate([], { queryParams: { whose }, queryParamsHandling: 'merge' });
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (cursor === null || this.isFetching()) return;
    this.isFetching.set(true);
    this.problem.set(null);
    const query = { ...this.which(), until: this.present, order: 'latestFirst', limit: PAST_AT_ONCE, cursor };
    try {
      const page = await this.api.get('/training-sessions', trainingSessionList, query);
      this.past.update((all) => [...all, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isFetching.set(false);
    }
  }

  protected readonly placeOf = ({ venue, mode }: TrainingSession): string =>
    venue?.name ?? (mode === 'online' ? $localize`Online` : $localize`No venue yet`);

  private listed(of: typeof this.ahead): readonly TrainingSession[] {
    return of.hasValue() ? of.value().items : [];
  }
}
