import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { applyEach, form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { accountWrite, managedAccount, namedRefList } from '@throughline/domain/access';
import { programmeList } from '@throughline/domain/programmes';
import { ROLES, type Role } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import {
  draftOf,
  emptyDraft,
  isHalfChosen,
  onlyPartOf,
  partsByRole,
  writeOf,
  type AccountDraft,
} from './account-draft';
import { InvitationLink } from './invitation-link';
import { ROLE_WORDS } from './role-words';

/** Gives somebody access, or changes what somebody has: name, address, roles, and whether they may sign in at all. */
@Component({
  selector: 'tl-managed-account-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon, InvitationLink, PageHeader, ResourceState, RouterLink],
  templateUrl: './managed-account-page.html',
  styleUrl: './managed-account-page.scss',
})
export class ManagedAccountPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly signedIn = inject(SignedIn);

  /** From the route; absent for somebody new. */
  readonly accountId = input<string>();

  protected readonly stored = apiResource(managedAccount, () => this.accountId() && `/accounts/${this.accountId()}`);
  private readonly programmes = apiResource(programmeList, () => '/programmes');
  private readonly grants = apiResource(namedRefList, () => '/grants');

  protected readonly isNew = computed(() => this.accountId() === undefined);
  protected readonly roles = ROLES;
  protected readonly roleWords = ROLE_WORDS;
  protected readonly back = { link: '/people-with-access', label: $localize`People with access` };
  /** What a role can be given for; undefined until it is known, so that no select shows an empty line for what was chosen. */
  protected readonly parts = computed(() =>
    this.programmes.hasValue() && this.grants.hasValue()
      ? partsByRole(this.programmes.value().items, this.grants.value().items)
      : undefined,
  );
  /** What is still to come, or did not come; the page shows its state. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [this.programmes, this.grants, this.stored];
    return needed.find((resource) => !resource.hasValue() && !(resource === this.stored && this.isNew()));
  });

  private readonly newId = newId();
  protected readonly draft = linkedSignal<AccountDraft>(() =>
    this.stored.hasValue() ? draftOf(this.stored.value()) : emptyDraft(),
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.name, accountWrite.shape.name);
    validateStandardSchema(path.email, accountWrite.shape.email);
    applyEach(path.memberships, (membership) => {
      validate(membership.part, (context) =>
        isHalfChosen(context.valueOf(membership))
          ? { kind: 'part', message: $localize`Choose a role and a part of the work.` }
          : null,
      );
    });
  });
  /** Whether somebody else saved this account while it was open here. */
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  constructor() {
    // A role that can be given for one thing only needs no second choice; a part that a role cannot have is let go.
    effect(() => {
      const parts = this.parts();
      const { memberships } = this.draft();
      if (!parts) return;
      const mended = memberships.map((membership) => {
        if (membership.role === '') return membership.part === '' ? membership : { ...membership, part: '' };
        const isPossible = parts[membership.role].some((group) =>
          group.parts.some(({ part }) => part === membership.part),
        );
        return isPossible ? membership : { ...membership, part: onlyPartOf(membership.role) };
      });
      if (mended.some((membership, index) => membership.part !== memberships[index]?.part))
        untracked(() => this.draft.update((draft) => ({ ...draft, memberships: mended })));
    });
  }

  protected partsOf(role: Role | '') {
    return role === '' ? [] : (this.parts()?.[role] ?? []);
  }

  protected addMembership(): void {
    this.draft.update((draft) => ({ ...draft, memberships: [...draft.memberships, { role: '', part: '' }] }));
  }

  protected removeMembership(removed: number): void {
    this.draft.update((draft) => ({
      ...draft,
      memberships: draft.memberships.filter((_, index) => index !== removed),
    }));
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.notice.say(this.isNew() ? $localize`The account was made. Now make their link.` : $localize`Saved.`);
    // Somebody who is new needs a link next.
    if (this.isNew()) await this.router.navigate(['/people-with-access', this.newId], { replaceUrl: true });
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.stored.reload();
  }

  private async save(): Promise<void> {
    const id = this.accountId() ?? this.newId;
    const stored = this.stored.hasValue() ? this.stored.value() : undefined;
    try {
      const saved = await this.api.send('PUT', `/accounts/${id}`, {
        body: accountWrite.parse(writeOf(this.draft())),
        schema: managedAccount,
        ...(stored && { ifMatch: stored.version }),
      });
      if (!this.isNew()) this.stored.set(saved);
      // One's own roles may have changed, and with them the menus.
      if (id === this.signedIn.account()?.id) await this.signedIn.load();
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }
}
