import { Component, computed, inject, input, model, signal } from '@angular/core';
import { foldForSearch, type Id } from '@throughline/domain/shared';
import { theme, themeList, type Theme } from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

let made = 0;

/** Themes of a story: found by name as one types, or made when there is none of that name. */
@Component({
  selector: 'tl-theme-picker',
  imports: [Icon],
  template: `
    <label [for]="id" i18n>Themes</label>
    <p class="tl-quiet tl-small" [id]="id + '-hint'" i18n>Write a theme and press Enter. A new one is made.</p>
    @if (chosen().length > 0) {
      <ul role="list" i18n-aria-label aria-label="Chosen themes">
        @for (each of chosen(); track each.id) {
          <li>
            {{ each.name }}
            <button type="button" (click)="take(each)">
              <tl-icon name="remove" /><span class="tl-visually-hidden" i18n>Remove {{ each.name }}</span>
            </button>
          </li>
        }
      </ul>
    }
    @if (problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    <div class="line">
      <input
        class="tl-control"
        autocomplete="off"
        maxlength="80"
        [id]="id"
        [attr.list]="id + '-list'"
        [attr.aria-describedby]="id + '-hint'"
        [value]="typed()"
        (input)="typed.set(text($event))"
        (keydown.enter)="add($event)"
      />
      <button type="button" class="tl-button" [disabled]="isSending()" (click)="add($event)" i18n>Add theme</button>
    </div>
    <datalist [id]="id + '-list'">
      @for (each of offered(); track each.id) {
        <option [value]="each.name"></option>
      }
    </datalist>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-1);
    }

    label {
      font-weight: 700;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
      margin-block: var(--tl-space-1);
      padding: 0;
      list-style: none;
    }

    li {
      display: inline-flex;
      align-items: center;
      min-inline-size: 0;
      padding-inline-start: var(--tl-space-3);
      border: var(--tl-hairline);
      border-radius: var(--tl-radius-round);
      overflow-wrap: anywhere;
    }

    li button {
      display: inline-grid;
      flex: none;
      place-items: center;
      inline-size: var(--tl-target);
      block-size: var(--tl-target);
      border: 0;
      background: none;
      color: inherit;
      font-size: var(--tl-text-small);
    }

    .line {
      display: flex;
      gap: var(--tl-space-2);
    }

    input {
      flex: 1;
      min-inline-size: 0;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class ThemePicker {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);

  readonly chosenIds = model.required<readonly Id[]>();
  /** Those that the story has already, also when they are offered no longer. */
  readonly given = input.required<readonly Theme[]>();

  private readonly listed = apiResource(themeList, () => '/themes');
  private readonly made = signal<readonly Theme[]>([]);
  private readonly all = computed(() => {
    const listed = this.listed.hasValue() ? this.listed.value().items : [];
    return [...new Map([...this.given(), ...listed, ...this.made()].map((each) => [each.id, each])).values()];
  });
  protected readonly chosen = computed(() => this.all().filter((each) => this.chosenIds().includes(each.id)));
  protected readonly offered = computed(() => this.all().filter((each) => !this.chosenIds().includes(each.id)));
  protected readonly typed = signal('');
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly id = `tl-themes-${++made}`;
  /** Kept until it is made: a repeat after a failure makes one. */
  private newId = newId();

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.typed().trim();
    if (name === '' || this.isSending()) return;
    this.problem.set(null);
    this.isSending.set(true);
    try {
      this.choose(
        this.all().find((each) => foldForSearch(each.name) === foldForSearch(name)) ?? (await this.make(name)),
      );
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected take({ id }: Theme): void {
    this.chosenIds.update((ids) => ids.filter((each) => each !== id));
  }

  protected readonly text = (event: Event): string => (event.target as HTMLInputElement).value;

  private choose(chosen: Theme): void {
    this.made.update((themes) => [...themes, chosen]);
    this.chosenIds.update((ids) => [...new Set([...ids, chosen.id])]);
    this.typed.set('');
  }

  /** The one that somebody else made meanwhile, or that has this name among its others, is as good. */
  private async make(name: string): Promise<Theme> {
    try {
      const answer = await this.api.send('PUT', `/themes/${this.newId}`, { body: { name }, schema: theme });
      this.newId = newId();
      return answer;
    } catch (error) {
      const existing = theme.safeParse(problemOf(error).current);
      if (problemOf(error).code === 'theme.exists' && existing.success) return existing.data;
      throw error;
    }
  }
}
