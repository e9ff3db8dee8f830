import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { managedAccountList, type ManagedAccount } from '@throughline/domain/access';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { ROLE_WORDS } from './role-words';

const STATUS_WORDS: Readonly<Record<ManagedAccount['status'], string>> = {
  invited: $localize`Invited`,
  active: $localize`Active`,
  suspended: $localize`Suspended`,
};

/** Who can sign in, and as what. For administrators. */
@Component({
  selector: 'tl-people-with-access-page',
  imports: [EmptyState, PageHeader, ResourceState, RouterLink],
  templateUrl: './people-with-access-page.html',
  styleUrl: './people-with-access-page.scss',
})
export class PeopleWithAccessPage {
  protected readonly accounts = apiResource(managedAccountList, () => '/accounts');
  protected readonly roleWords = ROLE_WORDS;
  protected readonly statusWords = STATUS_WORDS;
  protected readonly writeInstant = writeInstant;
}
