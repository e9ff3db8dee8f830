import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { AGE_GROUPS, STORY_MEDIA, STORY_TECHNIQUES, type GathererList } from '@throughline/domain/stories';
import { Control, Field } from '@throughline/ui';
import { today } from '../platform/format';
import { languageChoices } from '../platform/languages';
import { Boxes } from './boxes';
import { AGE_WORDS, MEDIUM_WORDS, TECHNIQUE_WORDS } from './stories-words';
import { ME, type StoryDraft, type StrandChoice } from './story-draft';

/** What is asked about a story itself: where, how, by whom, and what it is about. */
@Component({
  selector: 'tl-story-fields',
  imports: [Boxes, Control, Field, FormField],
  templateUrl: './story-fields.html',
  styleUrl: './story-form.scss',
})
export class StoryFields {
  readonly form = input.required<FieldTree<StoryDraft>>();
  readonly strands = input.required<readonly StrandChoice[]>();
  readonly gatherers = input<GathererList>();
  /** Who `me` is: another name when somebody corrects what a colleague logged. */
  readonly me = input($localize`Me`);

  private readonly draft = computed(() => this.form()().value());
  protected readonly programmes = computed(() => [...new Set(this.strands().map(({ programme }) => programme))]);
  protected readonly regions = computed(
    () => this.strands().find(({ id }) => id === this.draft().strandId)?.regions ?? [],
  );
  protected readonly techniqueHint = computed(() => {
    const { technique } = this.draft();
    return technique === '' ? undefined : TECHNIQUE_WORDS[technique].about;
  });
  protected readonly isUnder18 = computed(() => this.draft().storytellerAge !== 'adult');
  protected readonly isPractice = computed(() => this.draft().isPractice);
  protected readonly languages = computed(() => languageChoices(this.draft().language));
  protected readonly today = today();

  protected strandsOf(programme: string): readonly StrandChoice[] {
    return this.strands().filter((strand) => strand.programme === programme);
  }

  protected readonly meValue = ME;
  protected readonly techniques = STORY_TECHNIQUES;
  protected readonly techniqueWords = TECHNIQUE_WORDS;
  protected readonly ages = AGE_GROUPS.toReversed();
  protected readonly ageWords = AGE_WORDS;
  protected readonly media = STORY_MEDIA;
  protected readonly mediumWords = MEDIUM_WORDS;
}
