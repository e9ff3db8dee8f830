import { Component, computed, inject, input, signal } from '@angular/core';
import { organisationList, type Organisation } from '@throughline/domain/programmes';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { isFound, ListSearch } from './list-search';
import { OrganisationEditor } from './organisation-editor';
import { ORGANISATION_KIND_WORDS } from './programmes-words';
import { SetUpTabs } from './set-up-tabs';
import { UnsavedChanges, type HoldsChanges } from './unsaved-changes';

const NEW = 'new';

/** Everyone who funds, commissions, leads, delivers, evaluates or hosts. */
@Component({
  selector: 'tl-organisations-page',
  imports: [EmptyState, ListSearch, OrganisationEditor, PageHeader, ResourceState, SetUpTabs],
  providers: [UnsavedChanges],
  templateUrl: './organisations-page.html',
  styleUrl: './set-up-list.scss',
})
export class OrganisationsPage implements HoldsChanges {
  readonly changes = inject(UnsavedChanges);
  private readonly signedIn = inject(SignedIn);
  /** What is looked for, from the address. */
  readonly q = input<string>();

  protected readonly organisations = apiResource(organisationList, () => '/organisations');
  protected readonly all = computed(() => (this.organisations.hasValue() ? this.organisations.value().items : []));
  protected readonly found = computed(() =>
    this.all().filter(({ name, charityNumber }) => isFound(this.q(), name, charityNumber)),
  );
  protected readonly open = signal<string | null>(null);
  protected readonly NEW = NEW;
  protected readonly mayWrite = computed(() => this.signedIn.may('organisation.write'));

  protected noteOf({ kind, charityNumber, countryCode }: Organisation): string {
    return [
      ORGANISATION_KIND_WORDS[kind],
      ...(charityNumber === null ? [] : [$localize`charity ${charityNumber}:number:`]),
      ...(countryCode === null ? [] : [countryCode]),
    ].join(' · ');
  }

  protected close(): void {
    this.open.set(null);
    this.organisations.reload();
  }
}
