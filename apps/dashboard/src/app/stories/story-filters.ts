import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { programmeList } from '@throughline/domain/programmes';
import {
  collectionList,
  CONSENT_STATES,
  STORY_STATES,
  STORY_TECHNIQUES,
  themeUsageList,
  type StoryState,
} from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { languageChoices, languageName } from '../platform/languages';
import { CONSENT_STATE_WORDS, STORY_STATE_WORDS, TECHNIQUE_WORDS } from './stories-words';
import { FILTER_KEYS, HANGING, type Filter, type FilterKey } from './story-filter';

interface Menu {
  readonly key: FilterKey;
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Always there on a desk; the others are behind "More filters". */
  readonly isFirst?: true;
}

const YES_NO = [
  { id: 'true', name: $localize`Yes` },
  { id: 'false', name: $localize`No` },
];
const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

/** Which stories, and what is chosen already, each of which can be taken off again. What is chosen stands in the address. */
@Component({
  selector: 'tl-story-filters',
  imports: [Icon],
  templateUrl: './story-filters.html',
  styleUrl: './story-filters.scss',
})
export class StoryFilters {
  private readonly router = inject(Router);
  readonly filter = input.required<Filter>();
  /** Where the columns say the state already. */
  readonly hasState = input(true);

  private readonly known = apiResource(programmeList, () => '/programmes');
  private readonly themes = apiResource(themeUsageList, () => '/themes/usage');
  private readonly collections = apiResource(collectionList, () => '/collections');
  protected readonly isOpen = signal(false);

  protected readonly menus = computed((): readonly Menu[] => {
    const { programmeId, strandId } = this.filter();
    const programmes = this.known.hasValue() ? this.known.value().items : [];
    const strands = programmes.filter(({ id }) => !programmeId || id === programmeId).flatMap((each) => each.strands);
    const chosen = strands.filter(({ id }) => !strandId || id === strandId);
    const regions = new Map(chosen.flatMap((strand) => strand.regions).map((region) => [region.id, region]));
    const themes = this.themes.hasValue() ? this.themes.value().items.filter(({ isArchived }) => !isArchived) : [];
    const collections = this.collections.hasValue()
      ? this.collections.value().items.filter((each) => !programmeId || each.programmeId === programmeId)
      : [];
    const state: readonly Menu[] = this.hasState()
      ? [{ key: 'state', label: $localize`State`, all: $localize`All states`, options: STATES, isFirst: true }]
      : [];
    return [
      {
        ...{ key: 'programmeId', label: $localize`Programme`, all: $localize`All programmes`, isFirst: true },
        options: programmes,
      },
      {
        ...{ key: 'regionId', label: $localize`Region`, all: $localize`All regions`, isFirst: true },
        options: [...regions.values()].sort(byName),
      },
      ...state,
      { key: 'themeId', label: $localize`Theme`, all: $localize`All themes`, options: themes, isFirst: true },
      { key: 'strandId', label: $localize`Strand`, all: $localize`All strands`, options: strands },
      { key: 'collectionId', label: $localize`Collection`, all: $localize`All collections`, options: collections },
      { key: 'consentState', label: $localize`Consent`, all: $localize`Any`, options: CONSENTS },
      { key: 'technique', label: $localize`Technique`, all: $localize`All techniques`, options: TECHNIQUES },
      { key: 'language', label: $localize`Language`, all: $localize`All languages`, options: LANGUAGES },
      { key: 'mine', label: $localize`Gathered by me`, all: $localize`By anybody`, options: YES_NO },
      { key: 'age', label: $localize`Storyteller`, all: $localize`Of any age`, options: AGES },
      { key: 'isHeld', label: $localize`Held back`, all: $localize`Either`, options: YES_NO },
      { key: 'isPractice', label: $localize`Practice`, all: $localize`Either`, options: YES_NO },
    ];
  });

  /** What is chosen, in words. */
  readonly chips = computed(() =>
    FILTER_KEYS.flatMap((key) => {
      const value = this.filter()[key];
      if (value === undefined || (key === 'state' && !this.hasState())) return [];
      const menu = this.menus().find((each) => each.key === key);
      const names = value.split(',').map((each) => menu?.options.find(({ id }) => id === each)?.name);
      return [{ key, text: `${menu?.label ?? LABELS[key] ?? ''}: ${this.inWords(key, value, names)}` }];
    }),
  );

  private inWords(key: FilterKey, value: string, names: readonly (string | undefined)[]): string {
    if (names.every((name) => name !== undefined)) return names.join(', ');
    if (key === 'from' || key === 'until') return writeDate(value);
    return key === 'language' ? languageName(value) : '…';
  }

  choose(key: FilterKey, value: string): void {
    const hanging = Object.fromEntries((HANGING[key] ?? []).map((each) => [each, null]));
    this.go({ ...hanging, [key]: value || null });
  }

  clear(): void {
    this.go(Object.fromEntries(FILTER_KEYS.map((key) => [key, null])));
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

const LABELS: Readonly<Partial<Record<FilterKey, string>>> = {
  personId: $localize`Reporter`,
  communityId: $localize`Group`,
  from: $localize`Recorded from`,
  until: $localize`Recorded before`,
};
const STATES = STORY_STATES.map((id: StoryState) => ({ id, name: STORY_STATE_WORDS[id] }));
const CONSENTS = CONSENT_STATES.map((id) => ({ id, name: CONSENT_STATE_WORDS[id] }));
const TECHNIQUES = STORY_TECHNIQUES.map((id) => ({ id, name: TECHNIQUE_WORDS[id].label }));
const LANGUAGES = languageChoices().map(({ tag, name }) => ({ id: tag, name }));
const AGES = [
  { id: 'adults', name: $localize`Adult` },
  { id: 'minors', name: $localize`Under 18` },
];
