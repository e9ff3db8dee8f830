import { Component, inject, input, output, signal } from '@angular/core';
import { community, communityList, communityWrite, type Community } from '@throughline/domain/results';
import { Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';

/** The groups of people whose stories a programme seeks: added, renamed, and put aside when they are sought no more. */
@Component({
  selector: 'tl-communities-editor',
  imports: [ResourceState],
  template: `
    @if (problem(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
    }
    @if (list.hasValue()) {
      <ul>
        @for (each of list.value().items; track each.id) {
          <li>
            <form novalidate (submit)="rename($event, each, name.value)">
              <label>
                <span class="tl-visually-hidden" i18n>Name of {{ each.name }}</span>
                <input #name class="tl-control" maxlength="80" autocomplete="off" [value]="each.name" />
              </label>
              <button type="submit" class="tl-button tl-text">
                <span i18n>Rename</span><span class="tl-visually-hidden"> {{ each.name }}</span>
              </button>
              <button type="button" class="tl-button tl-text" (click)="save(each, { isArchived: !each.isArchived })">
                @if (each.isArchived) {
                  <span i18n>Bring back</span>
                } @else {
                  <span i18n>Archive</span>
                }
                <span class="tl-visually-hidden"> {{ each.name }}</span>
              </button>
            </form>
          </li>
        }
      </ul>
      <form novalidate (submit)="add($event, added)">
        <label>
          <span i18n>New community</span>
          <input #added class="tl-control" maxlength="80" autocomplete="off" />
        </label>
        <button type="submit" class="tl-button" i18n>Add the community</button>
      </form>
    } @else {
      <tl-resource-state [of]="list" [lines]="3" />
    }
  `,
  styles: `
    :host,
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: var(--tl-form);
      padding: 0;
      list-style: none;
    }

    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
      align-items: end;
    }

    label {
      display: grid;
      flex: 1 1 12rem;
      gap: var(--tl-space-1);
      font-size: var(--tl-text-small);
      font-weight: 700;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class CommunitiesEditor {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);
  private readonly notice = inject(Notice);

  readonly programmeId = input.required<string>();
  readonly saved = output();
  protected readonly list = apiResource(communityList, () => `/programmes/${this.programmeId()}/communities`);
  protected readonly problem = signal<string | null>(null);

  protected async add(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const write = { programmeId: this.programmeId(), name: field.value, isArchived: false };
    if (await this.put(newId(), write)) field.value = '';
  }

  protected rename(event: Event, each: Community, name: string): Promise<boolean> {
    event.preventDefault();
    return this.save(each, { name });
  }

  protected save(each: Community, changes: Partial<Community>): Promise<boolean> {
    const { id, version, ...write } = { ...each, ...changes };
    return this.put(id, write, version);
  }

  private async put(id: string, write: unknown, ifMatch?: number): Promise<boolean> {
    this.problem.set(null);
    const read = communityWrite.safeParse(write);
    if (!read.success) {
      this.problem.set($localize`Give the community a name.`);
      return false;
    }
    try {
      await this.api.send('PUT', `/communities/${id}`, {
        body: read.data,
        schema: community,
        ...(ifMatch !== undefined && { ifMatch }),
      });
      this.notice.say($localize`The community is saved.`);
      this.saved.emit();
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.list.reload();
    }
  }
}
