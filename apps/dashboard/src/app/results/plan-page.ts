import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { programmePlan, type ProgrammePlan } from '@throughline/domain/results';
import { EmptyState, Icon, Notice, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { ActionForm } from './action-form';
import { DecisionForm } from './decision-form';
import { DeliverableForm } from './deliverable-form';
import { MilestoneForm } from './milestone-form';
import { MilestoneLine } from './milestone-line';
import { PlanActions } from './plan-actions';
import { PlanDecisions } from './plan-decisions';
import { PlanDeliverables } from './plan-deliverables';
import { PlanRisks } from './plan-risks';
import { PlanTimeline } from './plan-timeline';
import { planSentence } from './plan-words';
import { RiskForm } from './risk-form';

/** The plan of a programme: whether it is on track, what is late and by how much, and what waits for what. */
@Component({
  selector: 'tl-plan-page',
  imports: [
    ...[
      EmptyState,
      Icon,
      PageHeader,
      ResourceState,
      PlanTimeline,
      MilestoneForm,
      MilestoneLine,
      DeliverableForm,
      PlanDeliverables,
    ],
    ...[RiskForm, PlanRisks, DecisionForm, PlanDecisions, ActionForm, PlanActions],
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
})
export class PlanPage {
  private readonly notice = inject(Notice);

  /** From the route. */
  readonly programmeId = input.required<string>();

  protected readonly answer = apiResource(programmePlan, () => `/programmes/${this.programmeId()}/plan`);
  /** What was last answered about this programme: it stands while it is read again. */
  protected readonly plan = linkedSignal<
    { id: string; answer: ProgrammePlan | undefined; failed: boolean },
    ProgrammePlan | undefined
  >({
    source: () => ({
      id: this.programmeId(),
      answer: this.answer.hasValue() ? this.answer.value() : undefined,
      failed: this.answer.error() !== undefined,
    }),
    computation: ({ id, answer, failed }, before) =>
      answer ?? (failed || before?.source.id !== id ? undefined : before.value),
  });

  /** What is being added; one thing at a time. */
  protected readonly adding = signal<'milestone' | 'deliverable' | 'risk' | 'decision' | 'action' | null>(null);
  protected readonly sentence = computed(() => {
    const plan = this.plan();
    if (!plan) return '';
    return planSentence(plan.milestones.filter(({ isLate }) => isLate).length, plan.onTime);
  });
  protected readonly back = computed(() => {
    const programme = this.plan()?.programme;
    return { link: `/programmes/${this.programmeId()}`, label: programme?.name ?? $localize`Programme` };
  });

  protected readonly writeDate = writeDate;

  protected added(): void {
    this.notice.say($localize`It was added to the plan.`);
    this.adding.set(null);
    this.answer.reload();
  }
}
