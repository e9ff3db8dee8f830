import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  type Signal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { calendar, type Calendar } from '@throughline/domain/calendar';
import { isLocalDate, type LocalDate } from '@throughline/domain/shared';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { today, writeDate } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { CALENDAR_VIEWS, daysOf, spanOf, stepped, writeSpan, type CalendarView } from './calendar-days';
import { CalendarDaysList } from './calendar-days-list';
import { CalendarEntryLine } from './calendar-entry-line';
import { CalendarFilters, type CalendarFilter } from './calendar-filters';
import { CalendarMonth } from './calendar-month';
import { CalendarShape } from './calendar-shape';
import { byDay } from './calendar-words';

const VIEW_WORDS: Readonly<Record<CalendarView, string>> = {
  month: $localize`Month`,
  week: $localize`Week`,
  agenda: $localize`Agenda`,
};
const NOTHING: Calendar = { entries: [], programmes: [], regions: [], trainers: [] };

/** Everything that is on, across programmes: a month, a week or the four weeks from a day. Which, and of what, is the address. */
@Component({
  selector: 'tl-calendar-page',
  imports: [
    ...[CalendarDaysList, CalendarEntryLine, CalendarFilters, CalendarMonth, CalendarShape],
    ...[EmptyState, Icon, PageHeader, ResourceState, RouterLink],
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly signedIn = inject(SignedIn);

  /** From the address. Without a view it is the month on a desk, and the agenda on a phone. */
  readonly view = input<string>();
  readonly date = input<string>();
  readonly programmeId = input<string>();
  readonly strandId = input<string>();
  readonly regionId = input<string>();
  readonly trainerId = input<string>();

  private readonly isNarrow = narrowerThan('600px');
  /** Whether seven days do not fit beside each other. */
  protected readonly isTight = narrowerThan('1000px');
  protected readonly today = today();
  protected readonly views = CALENDAR_VIEWS;
  protected readonly viewWords = VIEW_WORDS;
  protected readonly shownView = computed(
    () => CALENDAR_VIEWS.find((each) => each === this.view()) ?? (this.isNarrow() ? 'agenda' : 'month'),
  );
  protected readonly day = computed<LocalDate>(() => {
    const date = this.date();
    return date !== undefined && isLocalDate(date) ? date : this.today;
  });
  protected readonly filter = computed<CalendarFilter>(() => ({
    programmeId: this.programmeId() ?? '',
    strandId: this.strandId() ?? '',
    regionId: this.regionId() ?? '',
    trainerId: this.trainerId() ?? '',
  }));
  protected readonly isFiltered = computed(() => Object.values(this.filter()).some(Boolean));

  // As text, so that moving about within the days that are shown asks nothing anew.
  private readonly span = computed(() => {
    const { from, until } = spanOf(this.shownView(), this.day());
    return `${from} ${until}`;
  });
  protected readonly calendar = apiResource(
    calendar,
    () => '/calendar',
    () => {
      const [from, until] = this.span().split(' ');
      return { from, until, ...this.filter() };
    },
  );
  /** What can be chosen from stays while other days are fetched. */
  protected readonly menus = linkedSignal<Calendar | undefined, Calendar>({
    source: () => (this.calendar.hasValue() ? this.calendar.value() : undefined),
    computation: (answer, before) => answer ?? before?.value ?? NOTHING,
  });
  protected readonly shown = computed(() =>
    this.calendar.hasValue() ? this.calendar.value() : { ...this.menus(), entries: [] },
  );
  protected readonly isEmpty = computed(() => this.calendar.hasValue() && this.calendar.value().entries.length === 0);
  protected readonly headline = computed(() => writeSpan(this.shownView(), this.day()));
  protected readonly weekDays = computed(() => daysOf(spanOf('week', this.day())));
  protected readonly dayWords = computed(() => writeDate(this.day(), 'long'));
  protected readonly ofDay = computed(() => byDay(this.shown().entries).get(this.day()) ?? []);
  protected readonly steps = computed(
    () =>
      ({
        month: { back: $localize`Month before`, on: $localize`Month after` },
        week: { back: $localize`Week before`, on: $localize`Week after` },
        agenda: { back: $localize`Four weeks before`, on: $localize`Four weeks after` },
      })[this.shownView()],
  );
  protected readonly maySubscribe = computed(() => this.signedIn.may('calendarFeed.manage'));

  private readonly dayHeading = viewChild<ElementRef<HTMLElement>>('dayHeading');

  protected step(steps: number): void {
    this.goTo({ date: stepped(this.shownView(), this.day(), steps) });
  }

  protected goTo(query: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: query, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected showAll(): void {
    this.goTo({ programmeId: null, strandId: null, regionId: null, trainerId: null });
  }

  /** The list of a chosen day stands below the month: the reader is taken there. */
  protected chooseDay({ date, opens }: { readonly date: LocalDate; readonly opens: boolean }): void {
    this.goTo({ date, view: 'month' });
    if (opens) afterNextRender(() => this.dayHeading()?.nativeElement.focus(), { injector: this.injector });
  }
}

/** Whether the screen is narrower than this, also once it is turned. */
const narrowerThan = (width: string): Signal<boolean> => {
  const window = inject(DOCUMENT).defaultView;
  // Specs have a window that cannot be asked.
  const media = window && 'matchMedia' in window ? window.matchMedia(`(width < ${width})`) : null;
  const isNarrow = signal(media?.matches ?? false);
  media?.addEventListener('change', ({ matches }) => isNarrow.set(matches));
  return isNarrow.asReadonly();
};
