import { Component, computed, inject, input, viewChild } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { story } from '@throughline/domain/stories';
import { Confirm, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { StoryAssets } from './story-assets';
import { StoryParts } from './story-parts';
import { StoryPeople } from './story-people';
import { StoryTabs } from './story-tabs';

/** Who is in a story, and what is kept of it. */
@Component({
  selector: 'tl-story-files-page',
  imports: [PageHeader, ResourceState, StoryAssets, StoryPeople, StoryTabs],
  providers: [StoryParts],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    @if (read.hasValue()) {
      @let value = read.value();
      <tl-page-header i18n-headline headline="People and files" [eyebrow]="value.ref" [back]="back" />
      <tl-story-tabs [story]="value" />
      <div class="sections">
        @if (showsPeople()) {
          <tl-story-people [story]="value" (changed)="read.set($event)" />
        }
        <tl-story-assets [story]="value" (changed)="read.set($event)" (moved)="read.reload()" />
      </div>
    } @else {
      <tl-page-header i18n-headline headline="People and files" [back]="back" />
      <tl-resource-state [of]="read" [lines]="6" />
    }
  `,
  styles: `
    .sections {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-7);
      max-inline-size: 48rem;
    }
  `,
})
export class StoryFilesPage {
  private readonly confirm = inject(Confirm);

  readonly storyId = input.required<Id>();
  protected readonly read = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = { link: '/stories', label: $localize`Stories` };
  private readonly people = viewChild(StoryPeople);
  private readonly assets = viewChild(StoryAssets);

  /** Who else is in it is for those who have a part in the story. */
  protected readonly showsPeople = computed(
    () =>
      this.read.hasValue() &&
      (this.read.value().may.write ||
        this.read.value().consents.length > 0 ||
        this.read.value().contributors.length > 0),
  );

  /** For the guard of the route: what is on its way goes on without the page, and does not hold anybody. */
  async mayLeave(): Promise<boolean> {
    return (
      !this.isDirty() ||
      this.confirm.ask({
        headline: $localize`Leave without saving?`,
        text: $localize`What you filled in is not saved yet, and will be gone.`,
        yes: $localize`Leave`,
        no: $localize`Stay`,
        isDangerous: true,
      })
    );
  }

  /** Closing the browser stops what is on its way, too. */
  protected warn(event: Event): void {
    if (this.isDirty() || this.assets()?.isSending() === true) event.preventDefault();
  }

  private isDirty(): boolean {
    return (this.people()?.isDirty() ?? false) || (this.assets()?.isDirty() ?? false);
  }
}
