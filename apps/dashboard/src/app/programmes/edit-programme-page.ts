import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  organisationList,
  programme,
  regionList,
  type Grant,
  type Programme,
  type Strand,
} from '@throughline/domain/programmes';
import { ForbiddenState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDateRange, writeNumber } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { GrantEditor } from './grant-editor';
import { ProgrammeBasics } from './programme-basics';
import { ProgrammeOrganisations } from './programme-organisations';
import { DATE_STATUS_WORDS } from './programmes-words';
import { StrandEditor } from './strand-editor';
import { UnsavedChanges, type HoldsChanges } from './unsaved-changes';

const NEW = 'new';

/** A list with one more, or with one replaced. */
const withOne = <Item extends { readonly id: string }>(items: readonly Item[], one: Item): Item[] =>
  items.some(({ id }) => id === one.id) ? items.map((item) => (item.id === one.id ? one : item)) : [...items, one];

/** Sets a programme up: basics, organisations, strands with their regions and targets, grants. Each part is saved on its own. */
@Component({
  selector: 'tl-edit-programme-page',
  imports: [
    ForbiddenState,
    GrantEditor,
    PageHeader,
    ProgrammeBasics,
    ProgrammeOrganisations,
    ResourceState,
    RouterLink,
    StrandEditor,
  ],
  providers: [UnsavedChanges],
  templateUrl: './edit-programme-page.html',
  styleUrl: './edit-programme-page.scss',
})
export class EditProgrammePage implements HoldsChanges {
  readonly changes = inject(UnsavedChanges);
  readonly programmeId = input.required<string>();

  protected readonly programme = apiResource(programme, () => `/programmes/${this.programmeId()}`);
  protected readonly organisations = apiResource(organisationList, () => '/organisations');
  protected readonly regions = apiResource(regionList, () => '/regions');
  /** What is still to come, or did not come. Selects wait for what they choose from. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [this.programme, this.organisations, this.regions];
    return needed.find((resource) => !resource.hasValue());
  });

  /** Ids of the strand and the grant that are open, or `new`. */
  protected readonly openStrand = signal<string | null>(null);
  protected readonly openGrant = signal<string | null>(null);
  protected readonly NEW = NEW;

  protected readonly back = computed(() => ({
    link: ['/programmes', this.programmeId()],
    label: $localize`Its progress`,
  }));
  protected readonly statusWords = DATE_STATUS_WORDS;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeNumber = writeNumber;

  protected storiesOf(strand: Strand): number {
    return strand.regions.reduce((sum, { storyTarget }) => sum + storyTarget, 0);
  }

  protected writeMoney({ amountAwarded, currency }: Grant): string {
    return new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    }).format(amountAwarded);
  }

  protected keepProgramme(saved: Programme): void {
    this.programme.set(saved);
  }

  protected keepStrand(saved: Strand): void {
    this.programme.update((known) => known && { ...known, strands: withOne(known.strands, saved) });
    this.openStrand.set(null);
  }

  protected keepGrant(saved: Grant): void {
    this.programme.update((known) => known && { ...known, grants: withOne(known.grants, saved) });
    this.openGrant.set(null);
  }
}
