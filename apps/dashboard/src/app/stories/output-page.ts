import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { citableList, output, type Output } from '@throughline/domain/stories';
import { Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { OutputForm } from './output-form';
import { AUDIENCE_WORDS, OUTPUT_KIND_WORDS } from './use-words';

/** One output, with the stories that it cites by their references, and those that it could. */
@Component({
  selector: 'tl-output-page',
  imports: [OutputForm, PageHeader, ResourceState, RouterLink],
  templateUrl: './output-page.html',
  styleUrl: './output-page.scss',
})
export class OutputPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemText);
  /** From the address. */
  readonly outputId = input.required<Id>();

  protected readonly read = apiResource(output, () => `/outputs/${this.outputId()}`);
  protected readonly shown = linkedSignal<Output | null>(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly citable = apiResource(citableList, () => {
    const shown = this.shown();
    // What can be cited changes with what is cited, and with whom it is for.
    return shown?.may.write === true && !this.isEditing() ? `/outputs/${shown.id}/citable` : undefined;
  });
  protected readonly offered = computed(() => {
    const cited = new Set(this.shown()?.cites.map(({ story }) => story.id));
    return this.citable.hasValue() ? this.citable.value().items.filter(({ id }) => !cited.has(id)) : [];
  });
  protected readonly back = { link: '/stories/outputs', label: $localize`Outputs` };
  protected readonly isEditing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected take(saved: Output): void {
    this.shown.set(saved);
    this.isEditing.set(false);
    this.citable.reload();
    this.notice.say($localize`The output was saved.`);
  }

  protected cite(storyId: string): void {
    if (storyId === '') return;
    void this.doing(async () => {
      const path = `/outputs/${this.outputId()}/citations/${newId()}`;
      this.shown.set(await this.api.send('PUT', path, { body: { storyId, quoteId: null }, schema: output }));
    });
  }

  /** What was taken back is not put in again. */
  protected takeOut({ id, story }: Output['cites'][number]): void {
    void this.doing(async () => {
      const path = `/outputs/${this.outputId()}/citations/${id}`;
      this.shown.set(await this.api.send('DELETE', path, { schema: output }));
      this.citable.reload();
      const done = $localize`The story was taken out.`;
      if (story.isWithdrawn) this.notice.say(done);
      else
        this.notice.sayWithUndo(done, () => {
          this.cite(story.id);
        });
    });
  }

  protected remove(of: Output): void {
    void this.doing(async () => {
      await this.api.send('DELETE', `/outputs/${of.id}`);
      await this.router.navigateByUrl('/stories/outputs');
      this.notice.sayWithUndo($localize`The output was removed.`, () => void this.bringBack(of));
    });
  }

  private async bringBack({
    id,
    programme,
    kind,
    title,
    audience,
    publishedOn,
    url,
    isPrinted,
  }: Output): Promise<void> {
    const body = { programmeId: programme.id, kind, title, audience, publishedOn, url, isPrinted };
    try {
      await this.api.send('PUT', `/outputs/${id}`, { body, schema: output });
      await this.router.navigate(['/stories/outputs', id]);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  private async doing(what: () => Promise<void>): Promise<void> {
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await what();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly kinds = OUTPUT_KIND_WORDS;
  protected readonly audiences = AUDIENCE_WORDS;
  protected readonly writeDate = writeDate;
}
