import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Person } from '@throughline/domain/people';
import { Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';

type Module = Person['courses'][number]['modules'][number];

/** The modules of a course as one person has them: since when and from where, or which coming session would supply them. */
@Component({
  selector: 'tl-person-modules',
  imports: [Icon, RouterLink],
  template: `
    <h3>{{ course().name }}</h3>
    <p class="tl-quiet tl-small">{{ summary() }}</p>
    <ul role="list">
      @for (module of course().modules; track module.id) {
        <li>
          <tl-icon [class.held]="module.held" [name]="module.held ? 'check' : 'remove'" />
          <span class="what">
            <span>
              <strong>{{ module.title }}</strong>
              @if (module.isCore) {
                <span class="tl-quiet tl-small core" i18n>· core</span>
              }
            </span>
            @if (module.held; as held) {
              <span class="tl-small" i18n
                >held since {{ writeDate(held.on) }}{{ held.where ? ', ' + held.where : '' }}</span
              >
            } @else if (module.supply; as supply) {
              <span class="tl-small">
                <ng-container i18n>missing; the next session with it:</ng-container>
                <a [routerLink]="['/sessions', supply.sessionId]"
                  >{{ supply.title }}, {{ writeDate(supply.date, 'short') }}</a
                >
                @if (!supply.isTheirs) {
                  <span class="tl-quiet" i18n>of another cohort: {{ supply.cohort.name }}</span>
                }
              </span>
            } @else {
              <span class="tl-small" i18n>missing; no coming session has it</span>
            }
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: flex;
      gap: var(--tl-space-3);
      align-items: center;
      padding: var(--tl-space-2) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .what {
      display: grid;
    }

    .core {
      margin-inline-start: 0.25em;
    }

    tl-icon {
      color: var(--tl-rag-amber);
    }

    .held {
      color: var(--tl-rag-green);
    }
  `,
})
export class PersonModules {
  readonly course = input.required<Person['courses'][number]>();

  protected readonly writeDate = writeDate;
  /** "2 of 3 core modules held, 3 of 5 in all". */
  protected readonly summary = computed(() => {
    const { modules } = this.course();
    const core = modules.filter(({ isCore }) => isCore);
    const held = (of: readonly Module[]): number => of.filter((module) => module.held !== null).length;
    return $localize`${held(core)}:held: of ${core.length}:count: core modules held, ${held(modules)}:all: of ${modules.length}:total: in all`;
  });
}
