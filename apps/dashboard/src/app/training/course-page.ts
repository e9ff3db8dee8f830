import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { applyEach, form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { line, type Id } from '@throughline/domain/shared';
import {
  course,
  COURSE_MODELS,
  courseWrite,
  MODULE_CODES,
  type Course,
  type ModuleCode,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { MODULE_CODE_WORDS } from './completion-words';
import { COURSE_MODEL_WORDS } from './training-words';

const emptyModule = () => ({ id: newId(), title: '', isCore: false, code: '' as ModuleCode | '' });
const draftOf = ({ name, model, minimumAttendance, modules }: Course) => ({
  ...{ name, model: model as string, percent: Math.round(minimumAttendance * 100) },
  modules: modules.map(({ id, title, isCore, code }) => ({ id, title, isCore, code: code ?? ('' as const) })),
});
type Draft = ReturnType<typeof draftOf>;
const moduleTitle = line(160);

/** Makes a course, or changes it. */
@Component({
  selector: 'tl-course-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './course-page.html',
  styleUrls: ['./plan-page.scss', './course-page.scss'],
})
export class CoursePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);

  readonly courseId = input<Id>();

  protected readonly stored = apiResource(course, () => this.courseId() && `/courses/${this.courseId()}`);
  protected readonly isNew = computed(() => this.courseId() === undefined);
  protected readonly newHeadline = $localize`Make a course`;
  protected readonly editHeadline = $localize`Change the course`;
  protected readonly back = { link: '/courses', label: $localize`Courses` };
  protected readonly models = COURSE_MODELS;
  protected readonly modelWords = COURSE_MODEL_WORDS;
  protected readonly codeWords = MODULE_CODE_WORDS;

  private readonly newId = newId();
  protected readonly draft = linkedSignal<Draft>(() =>
    this.stored.hasValue()
      ? draftOf(this.stored.value())
      : { name: '', model: 'storytelling', percent: 70, modules: [{ ...emptyModule(), isCore: true }] },
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.name, courseWrite.shape.name);
    validate(path.percent, ({ value }) =>
      value() >= 0 && value() <= 100 ? null : { kind: 'percent', message: $localize`Use a number from 0 to 100.` },
    );
    applyEach(path.modules, (module) => {
      validateStandardSchema(module.title, moduleTitle);
    });
  });
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  protected moduleLabel(index: number): string {
    return $localize`Module ${index + 1}:number:`;
  }

  /** The codes that a module can have: each stands once in a course. */
  protected codesFor(index: number): readonly ModuleCode[] {
    const taken = this.draft().modules.map(({ code }) => code);
    return MODULE_CODES.filter((code) => taken[index] === code || !taken.includes(code));
  }

  protected addModule(): void {
    this.draft.update((draft) => ({ ...draft, modules: [...draft.modules, emptyModule()] }));
  }

  protected removeModule(removed: number): void {
    this.draft.update((draft) => ({ ...draft, modules: draft.modules.filter((_, index) => index !== removed) }));
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.notice.say(this.isNew() ? $localize`The course was made.` : $localize`The course was changed.`);
    await this.router.navigate(['/courses']);
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.stored.reload();
  }

  private async save(): Promise<void> {
    const { percent, modules, ...draft } = this.draft();
    const body = courseWrite.parse({
      ...{ ...draft, minimumAttendance: percent / 100 },
      modules: modules.map(({ code, ...module }) => ({ ...module, code: code === '' ? null : code })),
    });
    const version = this.stored.hasValue() ? { ifMatch: this.stored.value().version } : {};
    try {
      await this.api.send('PUT', `/courses/${this.courseId() ?? this.newId}`, { body, schema: course, ...version });
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }
}
