import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { type Milestone, type ProgrammePlan } from '@throughline/domain/results';
import { Notice } from '@throughline/ui';
import { RagMark } from '@throughline/ui/figures';
import { writeDate } from '../platform/format';
import { MilestoneForm } from './milestone-form';
import { PlanLine } from './plan-line';
import { expectedWords, MILESTONE_WORDS, standingWords } from './plan-words';
import { RebaselineForm } from './rebaseline-form';

/** One milestone: how it stands in words, what it waits for, what was agreed before, and what can be done with it. */
@Component({
  selector: 'tl-milestone-line',
  imports: [MilestoneForm, PlanLine, RagMark, RebaselineForm],
  templateUrl: './milestone-line.html',
  styleUrl: './plan-facts.scss',
})
export class MilestoneLine {
  private readonly notice = inject(Notice);
  private readonly line = viewChild.required(PlanLine);

  readonly milestone = input.required<Milestone>();
  readonly plan = input.required<ProgrammePlan>();
  /** Something was changed: the plan has to be read again. */
  readonly changed = output();

  /** Which form stands open. */
  protected readonly open = signal<'edit' | 'rebaseline' | null>(null);

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

  protected readonly words = MILESTONE_WORDS;
  protected readonly writeDate = writeDate;
  protected readonly stateOf = (milestone: Milestone): string =>
    expectedWords(milestone) ?? MILESTONE_WORDS.states[milestone.state];

  protected close(): void {
    this.open.set(null);
    this.line().focus();
  }

  protected saved(): void {
    this.notice.say($localize`The milestone is saved.`);
    this.close();
    this.changed.emit();
  }
}
