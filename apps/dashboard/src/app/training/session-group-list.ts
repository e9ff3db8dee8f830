import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sessionGroup, type AccessNeed, type SessionGroup } from '@throughline/domain/people';
import { type TrainingSession } from '@throughline/domain/training';
import { ACCESS_NEED_WORDS } from '../platform/access-need-words';
import { apiResource } from '../platform/api';
import { writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';

/**
 * Who is expected, and what they need: shown to the trainers of the session from some days before until some days after. At any other
 * time a sentence says when that is.
 */
@Component({
  selector: 'tl-session-group-list',
  imports: [ResourceState, RouterLink],
  template: `
    <section aria-labelledby="group">
      <h2 id="group" i18n>Expected group</h2>
      @if (session().registerKind === 'headcount') {
        <p class="tl-quiet" i18n>At this session people are only counted, so nobody is expected by name.</p>
      } @else if (group.hasValue()) {
        @let shown = group.value();
        @if (shown.people.length === 0) {
          <p class="tl-quiet" i18n>Nobody is enrolled for that day yet.</p>
        } @else {
          <p class="tl-quiet">{{ needsWords() }}</p>
          <ul class="people" role="list">
            @for (person of shown.people; track person.enrolmentId) {
              <li>
                <p>
                  <a class="name" dir="auto" [routerLink]="['/people', person.personId]">{{
                    person.preferredName
                  }}</a>&ngsp;
                  @if (person.isFirst) {
                    <span class="first tl-small" i18n>first session</span>
                  }
                </p>
                @if (person.needs; as needs) {
                  @if (needs.accessNeeds.length > 0) {
                    <ul class="needs" role="list">
                      @for (need of needs.accessNeeds; track need) {
                        <li>{{ needWords[need] }}</li>
                      }
                    </ul>
                  }
                  @if (needs.note) {
                    <p class="tl-small">{{ needs.note }}</p>
                  }
                  @if (needs.emergencyContact; as contact) {
                    <p class="tl-small tl-quiet" i18n>
                      In an emergency: {{ contact.name }},
                      <a [href]="'tel:' + dial(contact.phone)">{{ contact.phone }}</a>
                    </p>
                  }
                }
              </li>
            }
          </ul>
        }
      } @else {
        <tl-resource-state [of]="group" />
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    ul {
      padding: 0;
      list-style: none;
    }

    .people {
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
    }

    .people > li {
      display: grid;
      gap: var(--tl-space-1);
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    .people > li + li {
      border-block-start: var(--tl-hairline);
    }

    .name {
      font-weight: 700;
      overflow-wrap: anywhere;
    }

    .first {
      margin-inline-start: var(--tl-space-2);
      color: var(--tl-accent-colour);
      font-weight: 700;
    }

    .needs {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-2);

      li {
        padding: 0.1em 0.6em;
        border-radius: var(--tl-radius-round);
        background: var(--mat-sys-secondary-container);
        color: var(--mat-sys-on-secondary-container);
        font-size: var(--tl-text-small);
        font-weight: 700;
      }
    }
  `,
})
export class SessionGroupList {
  readonly session = input.required<TrainingSession>();

  private readonly address = computed(() => {
    const { id, registerKind } = this.session();
    return registerKind === 'headcount' ? undefined : `/training-sessions/${id}/group`;
  });
  protected readonly group = apiResource(sessionGroup, () => this.address());
  protected readonly needsWords = computed(() => (this.group.hasValue() ? wordsOf(this.group.value()) : ''));
  protected readonly needWords: Readonly<Record<AccessNeed, string>> = ACCESS_NEED_WORDS;

  protected dial(phone: string): string {
    return phone.replace(/[^+\d]/g, '');
  }
}

/** How many, and what is or is not shown about them. */
const wordsOf = ({ people, needs }: SessionGroup): string => {
  const count = people.length === 1 ? $localize`1 person.` : $localize`${people.length}:count: people.`;
  if (needs.areShown) {
    const some = people.filter((person) => person.needs !== null && person.needs.accessNeeds.length > 0).length;
    if (some === 0) return $localize`${count}:people: Nobody has said that they need anything.`;
    return some === 1
      ? $localize`${count}:people: 1 of them needs something to be arranged.`
      : $localize`${count}:people: ${some}:some: of them need something to be arranged.`;
  }
  return needs.from === null || needs.until === null
    ? $localize`${count}:people: What they need is shown to the trainers of the session once it has a day.`
    : $localize`${count}:people: What they need is shown to the trainers of the session from ${writeInstant(needs.from)}:from: until ${writeInstant(needs.until)}:until:.`;
};
