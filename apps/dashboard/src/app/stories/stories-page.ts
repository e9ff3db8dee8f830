import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { programmeList } from '@throughline/domain/programmes';
import { STORY_COUNT_LIMIT, STORY_STATES, storyList, type StoryList } from '@throughline/domain/stories';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate, writeNumber } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { CONSENT_STATE_WORDS, needsCare, STORY_STATE_WORDS, TECHNIQUE_WORDS } from './stories-words';
import { StorySearchLink } from './story-search-link';

type StoryItem = StoryList['items'][number];
type Filter = 'programmeId' | 'strandId' | 'regionId' | 'state';

/** A filter that is set to nothing, with everything that hangs on it. */
const WITHOUT: Readonly<Record<Filter, Partial<Record<Filter, null>>>> = {
  programmeId: { strandId: null, regionId: null },
  strandId: { regionId: null },
  regionId: {},
  state: {},
};

/** The stories that somebody may see, latest first. The filters are the address, so that a view can be kept and sent on. */
@Component({
  selector: 'tl-stories-page',
  imports: [EmptyState, Icon, PageHeader, ResourceState, RouterLink, StorySearchLink],
  templateUrl: './stories-page.html',
  styleUrl: './stories-page.scss',
})
export class StoriesPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);

  /** From the address. */
  readonly programmeId = input<string>();
  readonly strandId = input<string>();
  readonly regionId = input<string>();
  readonly state = input<string>();

  protected readonly stories = pagedResource<StoryItem>(
    storyList,
    () => '/stories',
    () => ({ ...this.filters(), limit: 30 }),
  );
  private readonly menus = apiResource(programmeList, () => '/programmes');

  private readonly filters = computed(() => ({
    programmeId: this.programmeId(),
    strandId: this.strandId(),
    regionId: this.regionId(),
    state: this.state(),
  }));
  protected readonly isFiltered = computed(() => Object.values(this.filters()).some(Boolean));
  protected readonly programmes = computed(() => (this.menus.hasValue() ? this.menus.value().items : []));
  private readonly programme = computed(() => this.programmes().find(({ id }) => id === this.programmeId()));
  protected readonly strands = computed(() => this.programme()?.strands ?? []);
  /** Of the strand that was chosen, else of the programme, else of all; each once. */
  protected readonly regions = computed(() => {
    const strands = this.programme() ? this.strands() : this.programmes().flatMap((programme) => programme.strands);
    const chosen = strands.filter(({ id }) => !this.strandId() || id === this.strandId());
    const byId = new Map(chosen.flatMap((strand) => strand.regions).map((region) => [region.id, region]));
    return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
  });
  protected readonly mayLog = computed(() => this.signedIn.may('story.write'));
  protected readonly count = computed(() => {
    const total = this.stories.total();
    if (total > STORY_COUNT_LIMIT) return $localize`More than ${writeNumber(STORY_COUNT_LIMIT)}:count: stories`;
    return total === 1 ? $localize`1 story` : $localize`${writeNumber(total)}:count: stories`;
  });
  protected readonly moreProblem = computed(() => {
    const problem = this.stories.problem();
    return problem && this.texts.of(problem);
  });

  protected choose(filter: Filter, value: string): void {
    void this.router.navigate([], {
      queryParams: { ...WITHOUT[filter], [filter]: value || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected readonly states = STORY_STATES;
  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly techniqueWords = TECHNIQUE_WORDS;
  protected readonly consentWords = CONSENT_STATE_WORDS;
  protected readonly needsCare = needsCare;
  protected readonly writeDate = writeDate;
}
