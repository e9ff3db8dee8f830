import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import {
  MILESTONE_REASONED,
  type Milestone,
  type MilestoneState,
  type ProgrammePlan,
} from '@throughline/domain/results';
import { Confirm, Notice } from '@throughline/ui';
import { RagMark } from '@throughline/ui/figures';
import { Api } from '../platform/api';
import { writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { MilestoneForm } from './milestone-form';
import { PlanStep } from './plan-step';
import { expectedWords, MILESTONE_STATE_WORDS, MILESTONE_STEP_WORDS, standingWords } from './plan-words';
import { RebaselineForm } from './rebaseline-form';

/** One milestone: how it stands in words, what it waits for, what was agreed before, and what can be done with it. */
@Component({
  selector: 'tl-milestone-line',
  imports: [MilestoneForm, PlanStep, RagMark, RebaselineForm],
  templateUrl: './milestone-line.html',
  styleUrl: './plan-line.scss',
})
export class MilestoneLine {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly milestone = input.required<Milestone>();
  readonly plan = input.required<ProgrammePlan>();
  /** Something was changed: the plan has to be read again. */
  readonly changed = output();

  /** Which form stands open: of an edit, of another date, or of a step. */
  protected readonly open = signal<'edit' | 'rebaseline' | MilestoneState | null>(null);
  protected readonly step = computed(() => {
    const open = this.open();
    return open === null || open === 'edit' || open === 'rebaseline' ? null : open;
  });

  protected readonly standing = computed(() => standingWords(this.milestone(), this.plan().today));
  protected readonly expected = computed(() => expectedWords(this.milestone()));
  protected readonly strand = computed(
    () => this.plan().strands.find(({ id }) => id === this.milestone().strandId)?.name ?? null,
  );
  protected readonly waitsFor = computed(() =>
    this.plan().milestones.filter(({ id }) => this.milestone().dependsOn.includes(id)),
  );
  protected readonly awaitedBy = computed(() =>
    this.plan().milestones.filter(({ dependsOn }) => dependsOn.includes(this.milestone().id)),
  );
  protected readonly hasHistory = computed(
    () => this.milestone().steps.length > 0 || this.milestone().earlierBaselines.length > 0,
  );

  protected readonly states = MILESTONE_STATE_WORDS;
  protected readonly stepWords = MILESTONE_STEP_WORDS;
  protected readonly writeDate = writeDate;
  protected readonly stateOf = (milestone: Milestone): string =>
    expectedWords(milestone) ?? MILESTONE_STATE_WORDS[milestone.state];

  protected needsReason(to: MilestoneState): boolean {
    return (MILESTONE_REASONED as readonly MilestoneState[]).includes(to);
  }

  protected close(): void {
    this.open.set(null);
    // What was pressed is gone with its form; the next thing to read is the milestone.
    this.heading().nativeElement.focus();
  }

  protected saved(): void {
    this.notice.say($localize`The milestone is saved.`);
    this.close();
    this.changed.emit();
  }

  protected async remove(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Remove this milestone?`,
      text: $localize`Nothing has happened to it yet, so nothing of it is kept.`,
      yes: $localize`Remove`,
      isDangerous: true,
    });
    if (!isSure) return;
    try {
      await this.api.send('DELETE', `/milestones/${this.milestone().id}`);
      this.notice.say($localize`The milestone was removed.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
    this.changed.emit();
  }
}
