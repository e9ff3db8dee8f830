import { Component, computed, input } from '@angular/core';
import {
  FormField,
  validate,
  validateStandardSchema,
  type FieldTree,
  type SchemaPathTree,
} from '@angular/forms/signals';
import { type Id } from '@throughline/domain/shared';
import { DELIVERY_MODES, trainingSessionWrite } from '@throughline/domain/training';
import { Control, Field } from '@throughline/ui';
import { ChoiceList } from './choice-list';
import { type PlanContext } from './plan-context';
import { type PlanDraft } from './series-draft';
import { writeZone } from './session-time';
import { MODE_WORDS } from './training-words';

/** What every plan needs, of one session or of many. */
export const planRules = (path: SchemaPathTree<PlanDraft>): void => {
  const { shape } = trainingSessionWrite;
  validateStandardSchema(path.title, shape.title);
  validateStandardSchema(path.date, shape.date);
  validateStandardSchema(path.startTime, shape.startTime);
  validateStandardSchema(path.endTime, shape.endTime);
  validateStandardSchema(path.timeZone, shape.timeZone);
  validate(path.endTime, (field) =>
    field.value() !== '' && field.value() === field.valueOf(path.startTime)
      ? { kind: 'end', message: $localize`Choose an end that differs from the start.` }
      : null,
  );
  validate(path.venueId, (field) =>
    field.value() === '' && field.valueOf(path.mode) !== 'online'
      ? { kind: 'venue', message: $localize`Choose a venue, or hold the session online.` }
      : null,
  );
};

/** From when to when, on which clocks, how and where, with whom, and what to bring. */
@Component({
  selector: 'tl-session-plan-fields',
  imports: [ChoiceList, Control, Field, FormField],
  template: `
    <div class="pair">
      <tl-field i18n-label label="From">
        <input tlControl type="time" [formField]="form().startTime" />
      </tl-field>
      <tl-field i18n-label label="Until" [hint]="endHint()">
        <input tlControl type="time" [formField]="form().endTime" />
      </tl-field>
    </div>
    <tl-field i18n-label label="Time zone" i18n-hint hint="The clocks of the place where it is held.">
      <select tlControl [formField]="form().timeZone">
        @for (zone of zones(); track zone) {
          <option [value]="zone">{{ writeZone(zone) }}</option>
        }
      </select>
    </tl-field>
    <tl-field i18n-label label="How it is held">
      <select tlControl [formField]="form().mode">
        @for (mode of modes; track mode) {
          <option [value]="mode">{{ modeWords[mode] }}</option>
        }
      </select>
    </tl-field>
    <tl-field i18n-label label="Venue" [isOptional]="draft().mode === 'online'">
      <select tlControl [formField]="form().venueId">
        <option value="" i18n>No venue</option>
        @for (venue of context().venueChoices(); track venue.id) {
          <option [value]="venue.id">{{ venue.name }} · {{ venue.region.name }}</option>
        }
      </select>
    </tl-field>
    <tl-choice-list
      i18n-label
      label="Trainers"
      i18n-emptyText
      emptyText="Nobody has access to this strand as a trainer yet."
      [choices]="context().trainerChoices()"
      [chosen]="draft().trainerIds"
      (chosenChange)="setTrainers($event)"
    />
    <tl-field
      i18n-label
      label="What to bring"
      [isOptional]="true"
      i18n-hint
      hint="The people of the cohort read this. Name nobody."
    >
      <textarea tlControl rows="2" [formField]="form().needsToBring"></textarea>
    </tl-field>
  `,
  styleUrl: './plan-page.scss',
  host: { class: 'tl-stack' },
})
export class SessionPlanFields {
  readonly form = input.required<FieldTree<PlanDraft>>();
  readonly context = input.required<PlanContext>();

  protected readonly draft = computed(() => this.form()().value());
  protected readonly zones = computed(() => this.context().zonesWith(this.draft().timeZone));
  protected readonly endHint = computed(() => {
    const { startTime, endTime } = this.draft();
    return startTime !== '' && endTime !== '' && endTime < startTime ? $localize`On the next day.` : undefined;
  });
  protected readonly modes = DELIVERY_MODES;
  protected readonly modeWords = MODE_WORDS;
  protected readonly writeZone = writeZone;

  protected setTrainers(trainerIds: readonly Id[]): void {
    this.form().trainerIds().value.set(trainerIds);
  }
}
