import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ContributorWrite, type Story, type StoryContributor } from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { newId } from '../platform/new-id';
import { ContributorForm } from './contributor-form';
import { CONTRIBUTOR_WORDS } from './files-words';
import { AGE_WORDS, CONSENT_STATE_WORDS, needsCare } from './stories-words';
import { StoryParts, type Part } from './story-parts';

const writeOf = ({ role, label, age, needsConsent }: StoryContributor): ContributorWrite => ({
  ...{ role, label, age, needsConsent },
});

/** Who is in a story: its storyteller, and everybody else by what they are to it, with what each of them agreed to. */
@Component({
  selector: 'tl-story-people',
  imports: [ContributorForm, Icon, RouterLink],
  template: `
    <h2 id="people" i18n>Who is in it</h2>
    <ul class="tl-card" role="list" aria-labelledby="people">
      <li>
        <div class="who">
          <p>
            <strong dir="auto">{{ storyteller() }}</strong>
          </p>
          <p class="tl-quiet tl-small">
            <ng-container i18n>Tells it</ng-container> · {{ ages[story().storytellerAge] }}
          </p>
        </div>
        <p class="state" [class.care]="needsCare(story().consentState)">{{ states[story().consentState] }}</p>
        @if (story().may.recordConsent && needsCare(story().consentState)) {
          <div class="actions">
            <a
              class="tl-button tl-text"
              [routerLink]="['/stories', story().id, 'consent']"
              [queryParams]="{ of: 'storyteller' }"
              i18n
              >Record their decision<span class="tl-visually-hidden">: {{ storyteller() }}</span></a
            >
          </div>
        }
      </li>
      @for (each of story().contributors; track each.id) {
        <li>
          @if (edited()?.id === each.id) {
            <tl-contributor-form [before]="each" [save]="save" (left)="close()" />
          } @else {
            <div class="who">
              <p>
                <strong dir="auto">{{ each.label || unnamed }}</strong>
              </p>
              <p class="tl-quiet tl-small">{{ roles[each.role] }} · {{ ages[each.age] }}</p>
            </div>
            @if (each.needsConsent) {
              <p class="state" [class.care]="needsCare(each.consentState)">{{ states[each.consentState] }}</p>
            } @else {
              <p class="state tl-quiet" i18n>Need not be asked</p>
            }
            @if (story().may.write) {
              <div class="actions">
                <button type="button" class="tl-button tl-text" (click)="edit(each)" i18n>
                  Edit<span class="tl-visually-hidden"> {{ each.label }}</span>
                </button>
                <button type="button" class="tl-button tl-text tl-danger" (click)="remove(each)" i18n>
                  Remove<span class="tl-visually-hidden"> {{ each.label }}</span>
                </button>
                @if (each.needsConsent && story().may.recordConsent && needsCare(each.consentState)) {
                  <a
                    class="tl-button tl-text"
                    [routerLink]="['/stories', story().id, 'consent']"
                    [queryParams]="{ of: each.id }"
                    i18n
                    >Record their decision<span class="tl-visually-hidden">: {{ each.label }}</span></a
                  >
                }
              </div>
            }
          }
        </li>
      }
    </ul>
    @if (story().may.write) {
      @if (isAdding()) {
        <div class="tl-card">
          <tl-contributor-form [before]="null" [save]="save" (left)="close()" />
        </div>
      } @else if (edited() === null) {
        <div>
          <button #adding type="button" class="tl-button" (click)="begin()">
            <tl-icon name="add" /><span i18n>Add a person</span>
          </button>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    ul {
      margin: 0;
      padding: 0 var(--tl-space-5);
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--tl-space-1) var(--tl-space-4);
      align-items: start;
      padding-block: var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    li > tl-contributor-form,
    .actions {
      grid-column: 1 / -1;
    }

    strong {
      overflow-wrap: anywhere;
    }

    .care {
      color: var(--tl-rag-amber);
      font-weight: 700;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-5);

      .tl-button {
        padding-inline: 0;
      }
    }

    @media (width < 30rem) {
      ul {
        padding-inline: var(--tl-space-4);
      }

      .state {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class StoryPeople {
  private readonly parts = inject(StoryParts);
  private readonly injector = inject(Injector);
  private readonly adding = viewChild<ElementRef<HTMLButtonElement>>('adding');
  private readonly openForm = viewChild(ContributorForm);

  readonly story = input.required<Story>();
  /** The story as it stands with what was changed. */
  readonly changed = output<Story>();

  /** Who is being written: one who is there, or a new one. */
  protected readonly edited = signal<Part | null>(null);
  protected readonly isAdding = computed(() => this.edited() !== null && this.edited()?.version === undefined);
  protected readonly storyteller = computed(() => this.story().storytellerPseudonym || $localize`The storyteller`);

  isDirty(): boolean {
    return this.openForm()?.isDirty() ?? false;
  }

  protected begin(): void {
    this.edited.set({ id: newId() });
  }

  protected edit({ id, version }: StoryContributor): void {
    this.edited.set({ id, version });
  }

  protected close(): void {
    this.edited.set(null);
    // The form goes, so the focus moves to what opened it, or would.
    afterNextRender(() => this.adding()?.nativeElement.focus(), { injector: this.injector });
  }

  protected readonly save = async (write: ContributorWrite): Promise<void> => {
    const [part, before] = [this.edited(), this.story()];
    if (!part) return;
    const after = await this.parts.put(before, 'contributors', part, write);
    this.changed.emit(after);
    this.close();
    this.parts.say($localize`The person is saved.`, before, after);
  };

  protected async remove(person: StoryContributor): Promise<void> {
    const before = this.story();
    const after = await this.parts.remove(before, 'contributors', person.id);
    if (!after) return;
    this.changed.emit(after);
    this.parts.say($localize`The person was removed.`, before, after, () => void this.bringBack(person));
  }

  private async bringBack(person: StoryContributor): Promise<void> {
    const after = await this.parts.bringBack(this.story(), 'contributors', writeOf(person));
    if (after) this.changed.emit(after);
  }

  protected readonly unnamed = $localize`Somebody`;
  protected readonly roles = CONTRIBUTOR_WORDS;
  protected readonly ages = AGE_WORDS;
  protected readonly states = CONSENT_STATE_WORDS;
  protected readonly needsCare = needsCare;
}
