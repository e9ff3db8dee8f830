import { Component, computed, input } from '@angular/core';
import { type Milestone } from '@throughline/domain/results';
import { addDays, type LocalDate } from '@throughline/domain/shared';
import { RagMark } from '@throughline/ui/figures';
import { writeDate, writeMonth } from '../platform/format';
import { timelineShape } from './plan-timeline-shape';
import { standingWords } from './plan-words';

/** Days after the last milestone until which today is drawn. */
const DAYS_AFTER_THE_LAST = 62;
/** Where a label has to begin so as to end inside, in percent of the width. */
const LABEL_FITS_BEFORE = 75;

/**
 * Milestones along the months, for a screen that is wide enough: what was agreed as a hollow mark, what is expected or came as a filled
 * one, today as a line. Each row of the table says in words what its marks show.
 */
@Component({
  selector: 'tl-plan-timeline',
  imports: [RagMark],
  template: `
    <div class="tl-table-frame">
      <table class="tl-table">
        <caption i18n>
          Milestones along the months
        </caption>
        <thead>
          <tr>
            <th scope="col" i18n>Milestone</th>
            <th scope="col" i18n>Agreed</th>
            <th scope="col" i18n>Achieved or expected</th>
            <th scope="col" i18n>How it stands</th>
            <th scope="col" class="axis" i18n-aria-label aria-label="Drawn along the months">
              <svg aria-hidden="true" focusable="false">
                @for (month of shape().months; track month.month) {
                  @if (month.isLabelled && month.at < labelFits) {
                    <text [attr.x]="month.at + '%'" y="70%">{{ writeMonth(month.month) }}</text>
                  }
                }
              </svg>
            </th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ row.title }}</th>
              <td class="day">{{ row.agreed }}</td>
              <td class="day">{{ row.expected }}</td>
              <td><tl-rag-mark [status]="row.rag" [label]="row.standing" /></td>
              <td [class]="'axis ' + row.rag">
                <svg aria-hidden="true" focusable="false">
                  @for (month of shape().months; track month.month) {
                    @if (month.isLabelled) {
                      <line class="month" [attr.x1]="month.at + '%'" [attr.x2]="month.at + '%'" y1="0" y2="100%" />
                    }
                  }
                  @if (todayAt(); as at) {
                    <line class="today" [attr.x1]="at" [attr.x2]="at" y1="0" y2="100%" />
                  }
                  @if (row.to; as to) {
                    <line class="slip" [attr.x1]="row.from" [attr.x2]="to" y1="50%" y2="50%" />
                    <circle class="filled" [attr.cx]="to" cy="50%" r="5" />
                  }
                  <circle class="hollow" [attr.cx]="row.from" cy="50%" r="7" />
                </svg>
              </td>
            </tr>
          }
        </tbody>
      </table>
      <ul class="legend tl-small" aria-hidden="true">
        <li>
          <svg viewBox="0 0 18 18" focusable="false"><circle class="hollow" cx="9" cy="9" r="7" /></svg>
          <span i18n>Agreed</span>
        </li>
        <li>
          <svg viewBox="0 0 18 18" focusable="false"><circle class="filled" cx="9" cy="9" r="5" /></svg>
          <span i18n>Achieved or expected</span>
        </li>
        @if (todayAt()) {
          <li>
            <svg viewBox="0 0 18 18" focusable="false"><line class="today" x1="9" x2="9" y1="0" y2="18" /></svg>
            <span i18n>Today, {{ writeDate(today()) }}</span>
          </li>
        }
      </ul>
    </div>
  `,
  styleUrl: './plan-timeline.scss',
})
export class PlanTimeline {
  readonly milestones = input.required<readonly Milestone[]>();
  readonly today = input.required<LocalDate>();

  private readonly days = computed(() =>
    this.milestones().flatMap((each) => [each.baselineDate, each.actualDate ?? each.forecastDate]),
  );
  /** Long after the last milestone the line of today would only push all of them to one side. */
  private readonly isTodayNear = computed(() =>
    this.days().some((day) => day >= addDays(this.today(), -DAYS_AFTER_THE_LAST)),
  );
  protected readonly shape = computed(() =>
    timelineShape(this.isTodayNear() ? [this.today(), ...this.days()] : this.days()),
  );
  protected readonly todayAt = computed(() => (this.isTodayNear() ? `${this.shape().at(this.today())}%` : null));
  /** By date: along the months, what comes first stands first. */
  protected readonly rows = computed(() =>
    this.milestones()
      .toSorted((one, other) => one.baselineDate.localeCompare(other.baselineDate) || one.id.localeCompare(other.id))
      .map((each) => {
        const isComing = each.state === 'planned' || each.state === 'inProgress';
        const day = each.actualDate ?? (isComing ? each.forecastDate : null);
        return {
          ...{ id: each.id, title: each.title, rag: each.rag, standing: standingWords(each, this.today()) },
          agreed: writeDate(each.baselineDate),
          expected: day === null ? '–' : writeDate(day),
          from: `${this.shape().at(each.baselineDate)}%`,
          to: day === null ? null : `${this.shape().at(day)}%`,
        };
      }),
  );

  protected readonly labelFits = LABEL_FITS_BEFORE;
  protected readonly writeDate = writeDate;
  protected readonly writeMonth = writeMonth;
}
