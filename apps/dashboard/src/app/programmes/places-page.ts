import { Component, computed, inject, input, signal } from '@angular/core';
import { regionList, type Region } from '@throughline/domain/programmes';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { list } from './draft';
import { isFound, ListSearch } from './list-search';
import { REGION_LEVEL_WORDS } from './programmes-words';
import { RegionEditor } from './region-editor';
import { SetUpTabs } from './set-up-tabs';
import { UnsavedChanges, type HoldsChanges } from './unsaved-changes';

const NEW = 'new';

/** The tree of regions. It is searched by any name that people use for a place, with or without accents. */
@Component({
  selector: 'tl-places-page',
  imports: [EmptyState, ListSearch, PageHeader, RegionEditor, ResourceState, SetUpTabs],
  providers: [UnsavedChanges],
  templateUrl: './places-page.html',
  styleUrl: './set-up-list.scss',
})
export class PlacesPage implements HoldsChanges {
  readonly changes = inject(UnsavedChanges);
  private readonly signedIn = inject(SignedIn);
  /** What is looked for, from the address. */
  readonly q = input<string>();

  protected readonly regions = apiResource(regionList, () => '/regions');
  protected readonly all = computed(() => (this.regions.hasValue() ? this.regions.value().items : []));
  protected readonly found = computed(() =>
    this.all().filter(({ name, localName, officialCode, aliases }) =>
      isFound(this.q(), name, localName, officialCode, ...aliases),
    ),
  );
  protected readonly open = signal<string | null>(null);
  protected readonly NEW = NEW;
  protected readonly mayWrite = computed(() => this.signedIn.may('place.write'));
  protected readonly levelWords = REGION_LEVEL_WORDS;

  /** In the tree a place stands under what it lies in; among what was found it says so itself. */
  protected depthOf({ path }: Region): number {
    return this.q() ? 0 : path.length;
  }

  protected noteOf({ level, path, localName, aliases, officialCode }: Region): string {
    return [
      REGION_LEVEL_WORDS[level],
      ...(this.q() && path.length > 0 ? [path.toReversed().join(', ')] : []),
      ...(localName === null ? [] : [localName]),
      ...(officialCode === null ? [] : [officialCode]),
      ...(aliases.length > 0 ? [$localize`also ${list(aliases)}:aliases:`] : []),
    ].join(' · ');
  }

  protected close(): void {
    this.open.set(null);
    // A place that moved takes along what lies in it.
    this.regions.reload();
  }
}
