import { Component, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { peopleFound, type PeopleFound } from '@throughline/domain/people';
import { FailedState, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { ENROLMENT_STATE_WORDS } from '../platform/enrolment-words';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** Fewest letters of a name that are looked up, and how long typing has to pause before they are, in milliseconds. */
const LETTERS = 2;
const PAUSE_MS = 250;

/** Finds somebody by name, among those whom the reader may see. What is typed is not in the address: it is a name. */
@Component({
  selector: 'tl-people-page',
  imports: [FailedState, PageHeader, RouterLink],
  template: `
    <tl-page-header
      i18n-headline
      headline="People"
      i18n-lead
      lead="Everybody who takes part, or did, in what you may see."
    />
    <div class="tl-stack">
      <div class="search">
        <label for="people-name" i18n>Name, or a part of it</label>
        <input
          #typed
          class="tl-control"
          id="people-name"
          type="search"
          maxlength="120"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          (input)="name.set(typed.value)"
        />
      </div>
      <div aria-live="polite">
        @if (problem(); as text) {
          <tl-failed-state [message]="text" (retry)="again.set(again() + 1)" />
        } @else if (found(); as found) {
          @if (found.items.length > 0) {
            <ul role="list">
              @for (person of found.items; track person.id) {
                <li>
                  <a dir="auto" [routerLink]="['/people', person.id]">{{ person.preferredName }}</a>
                  <span class="tl-quiet tl-small">{{ cohortsOf(person) }}</span>
                </li>
              }
            </ul>
            @if (found.hasMore) {
              <p class="tl-quiet" i18n>There are more. Type more of the name.</p>
            }
          } @else {
            <p class="tl-quiet" i18n>
              Nobody of that name is known here. People come into being when they are enrolled in a cohort.
            </p>
          }
        } @else {
          <p class="tl-quiet" i18n>Type two letters or more. Accents and capitals do not matter.</p>
        }
      </div>
    </div>
  `,
  styles: `
    .search {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 28rem;
    }

    label {
      font-weight: 700;
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
      padding: var(--tl-space-3) var(--tl-space-4);
      overflow-wrap: anywhere;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    a {
      font-weight: 700;
    }
  `,
})
export class PeoplePage {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);

  protected readonly name = signal('');
  protected readonly again = signal(0);
  protected readonly found = signal<PeopleFound | null>(null);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      this.again();
      const name = this.name().trim();
      if (name.length < LETTERS) {
        this.found.set(null);
        this.problem.set(null);
        return;
      }
      let isWanted = true;
      const waiting = setTimeout(() => void this.look(name, () => isWanted), PAUSE_MS);
      onCleanup(() => {
        isWanted = false;
        clearTimeout(waiting);
      });
    });
  }

  protected cohortsOf({ cohorts }: PeopleFound['items'][number]): string {
    return cohorts
      .map(
        ({ name, programmeName, state }) => `${name}, ${programmeName} (${ENROLMENT_STATE_WORDS[state].toLowerCase()})`,
      )
      .join(' · ');
  }

  private async look(name: string, isWanted: () => boolean): Promise<void> {
    try {
      const found = await this.api.send('POST', '/people/search', { body: { name }, schema: peopleFound });
      if (!isWanted()) return;
      this.problem.set(null);
      this.found.set(found);
    } catch (error) {
      if (isWanted()) this.problem.set(this.texts.of(problemOf(error)));
    }
  }
}
