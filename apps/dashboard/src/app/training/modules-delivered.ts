import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  isAttended,
  registerEntry,
  registerModule,
  type Register,
  type RegisterEntry,
  type RegisterModule,
} from '@throughline/domain/training';
import { Icon } from '@throughline/ui';
import { Api } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { type RegisterLine } from './register-outbox';

interface Offered extends RegisterModule {
  /** Those who came and are enrolled, and whether they have it from this session. */
  readonly people: readonly { readonly id: Id; readonly name: string; readonly isHeld: boolean }[];
  /** Who came, and did not get it. */
  readonly missed: readonly string[];
}

/** Which modules the session delivered, and to whom it did not: what was planned is ticked, and everybody who came has it. */
@Component({
  selector: 'tl-modules-delivered',
  imports: [Icon],
  template: `
    @if (problem(); as text) {
      <p class="problem" role="alert"><tl-icon name="warning" />{{ text }}</p>
    }
    @if (shown().length > 0) {
      <ul role="list">
        @for (module of shown(); track module.id) {
          <li>
            <div class="line">
              <label class="tl-choice">
                <input
                  type="checkbox"
                  [checked]="module.isDelivered"
                  [attr.aria-disabled]="!canRecord() || null"
                  (click)="hold($event)"
                  (change)="deliver(module, $event)"
                />
                <span>
                  <span [class.gone]="!module.isDelivered">{{ module.title }}</span>
                  <span class="kind tl-quiet tl-small">
                    {{ kindWords(module) }}
                  </span>
                </span>
              </label>
              @if (module.isDelivered && module.people.length > 0) {
                <button
                  class="tl-button tl-text"
                  type="button"
                  [attr.aria-expanded]="openId() === module.id"
                  (click)="openId.set(openId() === module.id ? null : module.id)"
                >
                  @if (module.missed.length === 0) {
                    <ng-container i18n>everybody who came</ng-container>
                  } @else {
                    <ng-container i18n
                      >{{ module.people.length - module.missed.length }} of {{ module.people.length }} who
                      came</ng-container
                    >
                  }
                  <span class="tl-visually-hidden" i18n>: who missed {{ module.title }}</span>
                  <tl-icon name="chevron" />
                </button>
              }
            </div>
            @if (module.isDelivered && openId() !== module.id && module.missed.length > 0) {
              <p class="missed tl-small" i18n>Missed by {{ module.missed.join(', ') }}</p>
            }
            @if (module.isDelivered && openId() === module.id) {
              <fieldset>
                <legend class="tl-small" i18n>Who has it? Take the tick away from whoever missed it.</legend>
                <div class="people">
                  @for (person of module.people; track person.id) {
                    <label class="tl-choice">
                      <input
                        type="checkbox"
                        [checked]="person.isHeld"
                        [attr.aria-disabled]="!canRecord() || null"
                        (click)="hold($event)"
                        (change)="tick(module, person.id, $event)"
                      />
                      <span>{{ person.name }}</span>
                    </label>
                  }
                </div>
              </fieldset>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="tl-quiet" i18n>No module was planned for this session.</p>
    }
    @if (canRecord() && others().length > 0) {
      <form novalidate (submit)="add($event, another)">
        <label for="another-module" i18n>Another module was done, too</label>
        <select #another class="tl-control" id="another-module">
          <option value="" i18n>Choose a module</option>
          @for (module of others(); track module.id) {
            <option [value]="module.id">{{ module.title }}</option>
          }
        </select>
        <button class="tl-button" type="submit" [attr.aria-busy]="isBusy()" i18n>Add the module</button>
      </form>
    }
    <p class="tl-visually-hidden" role="status">{{ saved() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      padding: var(--tl-space-1) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-3);
      align-items: center;
      justify-content: space-between;
    }

    .line > .tl-choice {
      flex: 1 1 9rem;
    }

    .line .tl-button {
      font-size: var(--tl-text-small);
    }

    .kind {
      margin-inline-start: var(--tl-space-1);
    }

    .gone {
      color: var(--tl-quiet-colour);
      text-decoration: line-through;
    }

    .missed {
      padding: 0 0 var(--tl-space-2) calc(1.25rem + var(--tl-space-3));
      color: var(--tl-rag-amber);
    }

    fieldset {
      margin: 0 0 var(--tl-space-3);
      padding: var(--tl-space-2) var(--tl-space-4);
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-sunken-colour);
    }

    // Inside its box rather than in the line around it.
    legend {
      float: inline-start;
      inline-size: 100%;
    }

    .people {
      clear: both;
    }

    [aria-expanded='true'] tl-icon {
      transform: rotate(90deg);
    }

    .people {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
      gap: 0 var(--tl-space-3);
    }

    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-2);
      max-inline-size: 36rem;

      label {
        flex-basis: 100%;
        font-weight: 700;
      }

      select {
        flex: 1 1 9rem;
        inline-size: auto;
        min-inline-size: 0;
      }
    }

    .problem {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class ModulesDelivered {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);

  readonly register = input.required<Register>();
  readonly lines = input.required<readonly RegisterLine[]>();
  readonly canRecord = input.required<boolean>();
  readonly moduleTold = output<RegisterModule>();
  readonly entryTold = output<RegisterEntry>();

  protected readonly openId = signal<Id | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly saved = signal('');

  /** What was planned or done: responsible storytelling before all others, then what is core. */
  protected readonly shown = computed<readonly Offered[]>(() => {
    const came = this.lines().filter(({ kind, mark }) => kind === 'enrolled' && isAttended(mark));
    return this.register()
      .modules.filter(({ isPlanned, isDelivered }) => isPlanned || isDelivered)
      .map((module) => {
        const people = came.map(({ entryId, name, missedModuleIds }) => ({
          ...{ id: entryId, name, isHeld: !missedModuleIds.includes(module.id) },
        }));
        return { ...module, people, missed: people.filter(({ isHeld }) => !isHeld).map(({ name }) => name) };
      })
      .toSorted((one, other) => weight(other) - weight(one));
  });
  protected readonly others = computed(() =>
    this.register().modules.filter(({ isPlanned, isDelivered }) => !isPlanned && !isDelivered),
  );

  /** What there is to know about a module beside its title. */
  protected readonly kindWords = ({ isCore, isPlanned }: RegisterModule): string =>
    [isCore && $localize`core`, !isPlanned && $localize`not planned`].filter((words) => words !== false).join(', ');

  /** A box that only tells stays as it is, and can still be read. */
  protected hold(event: Event): void {
    if (!this.canRecord()) event.preventDefault();
  }

  protected deliver(module: RegisterModule, event: Event): void {
    const box = event.target as HTMLInputElement;
    void this.send(module.id, box.checked).then((isTaken) => {
      if (!isTaken) box.checked = !box.checked;
    });
  }

  protected async add(event: Event, select: HTMLSelectElement): Promise<void> {
    event.preventDefault();
    if (select.value === '') {
      select.focus();
      return;
    }
    if (await this.send(select.value, true)) select.value = '';
  }

  protected async tick(module: RegisterModule, entryId: Id, event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const isHeld = box.checked;
    const isTaken = await this.attempt(async () => {
      const path = `/training-sessions/${this.register().session.id}/register/entries/${entryId}/modules/${module.id}`;
      this.entryTold.emit(await this.api.send('PUT', path, { body: { isHeld }, schema: registerEntry }));
    });
    if (!isTaken) box.checked = !isHeld;
  }

  private send(moduleId: Id, isDelivered: boolean): Promise<boolean> {
    return this.attempt(async () => {
      const path = `/training-sessions/${this.register().session.id}/register/modules/${moduleId}`;
      this.moduleTold.emit(await this.api.send('PUT', path, { body: { isDelivered }, schema: registerModule }));
    });
  }

  private async attempt(action: () => Promise<void>): Promise<boolean> {
    this.isBusy.set(true);
    this.problem.set(null);
    this.saved.set('');
    try {
      await action();
      this.saved.set($localize`Saved.`);
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** Nobody may gather a story without responsible storytelling, so it is the first to be looked at. */
const weight = ({ title, isCore }: RegisterModule): number =>
  (/responsible storytelling/i.test(title) ? 2 : 0) + (isCore ? 1 : 0);
