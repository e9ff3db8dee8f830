import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { type Cohort, type CohortMember, type EnrolmentState } from '@throughline/domain/training';
import { Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { MemberMoving } from './member-moving';
import { moveLabel, movesOf, offerWords } from './member-words';

/** Who waits for a place, in order; who was offered one stands first. A free place is offered to the one who waits longest. */
@Component({
  selector: 'tl-cohort-waiting-list',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <p class="tl-quiet">{{ placesWords() }}</p>
    <ul class="list" role="list">
      @for (member of cohort().waitingList; track member.enrolmentId) {
        <li>
          <span class="position tl-number" aria-hidden="true">{{ member.waitingPosition ?? '' }}</span>
          <span class="who">
            <a class="name" dir="auto" [routerLink]="['/people', member.personId]">{{ member.preferredName }}</a>
            @if (member.state === 'invited') {
              <span [class.lapsed]="!member.isOfferOpen">{{ offerWords(member) }}</span>
            } @else {
              <span class="tl-quiet tl-small" i18n
                >{{ ordinal(member.waitingPosition ?? 0) }} on the list, since {{ writeDate(member.since) }}</span
              >
            }
          </span>
          @if (cohort().may.enrol) {
            <span class="do">
              @if (member === next() && free() > 0) {
                <button class="tl-button" type="button" (click)="move(member, 'invited')" i18n>
                  Offer the place<span class="tl-visually-hidden"> to {{ member.preferredName }}</span>
                </button>
              } @else if (member.isOfferOpen) {
                <button class="tl-button" type="button" (click)="move(member, 'enrolled')" i18n>
                  They accept<span class="tl-visually-hidden">: enrol {{ member.preferredName }}</span>
                </button>
              }
              <button class="tl-button tl-text" type="button" [matMenuTriggerFor]="menu">
                <tl-icon name="more" /><span
                  ><ng-container i18n>Change state</ng-container
                  ><span class="tl-visually-hidden">: {{ member.preferredName }}</span></span
                >
              </button>
              <mat-menu #menu="matMenu">
                @for (to of movesOf(member); track to) {
                  <button mat-menu-item type="button" (click)="move(member, to)">
                    {{ moveLabel(member.state, to) }}…
                  </button>
                }
                @if (member.state === 'invited' && member.stepId !== null) {
                  <button mat-menu-item type="button" (click)="takeBack(member)" i18n>Take the offer back</button>
                }
              </mat-menu>
            </span>
          }
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

    .list {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: 1.5rem minmax(0, 1fr);
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .position {
      color: var(--tl-quiet-colour);
    }

    .who {
      display: grid;
    }

    .name {
      overflow-wrap: anywhere;
    }

    .lapsed {
      color: var(--tl-rag-amber);
    }

    .do {
      display: flex;
      flex-wrap: wrap;
      grid-column: 2;
      gap: var(--tl-space-1) var(--tl-space-2);
      align-items: center;
    }

    .do .tl-text {
      margin-inline-start: calc(-1 * var(--tl-space-3));
    }

    @media (min-width: 700px) {
      li {
        grid-template-columns: 1.5rem minmax(0, 1fr) auto;
      }

      .do {
        grid-column: 3;
      }
    }
  `,
})
export class CohortWaitingList {
  private readonly moving = inject(MemberMoving);

  readonly cohort = input.required<Cohort>();
  readonly changed = output();

  protected readonly free = computed(() => {
    const { capacity, placesTaken, placesOffered } = this.cohort();
    return Math.max(0, capacity - placesTaken - placesOffered);
  });
  protected readonly next = computed(() =>
    this.cohort().waitingList.find(({ waitingPosition }) => waitingPosition === 1),
  );
  protected readonly placesWords = computed(() => {
    const free = this.free();
    if (free === 0) return $localize`No place is free. When one is, it is offered to the first on the list.`;
    return free === 1
      ? $localize`One place is free. Offer it to the first on the list.`
      : $localize`${free}:count: places are free. Offer them from the top of the list.`;
  });
  protected readonly offerWords = offerWords;
  protected readonly moveLabel = moveLabel;
  protected readonly writeDate = writeDate;

  protected ordinal(position: number): string {
    return position === 1 ? $localize`First` : $localize`Number ${position}:position:`;
  }

  protected movesOf(member: CohortMember): readonly EnrolmentState[] {
    // A place is given or offered only where there is one; an open offer holds its own.
    const hasPlace = this.free() > 0 || member.isOfferOpen;
    const moves = movesOf(member, this.cohort()).filter((to) => hasPlace || (to !== 'enrolled' && to !== 'invited'));
    // A lapsed offer can be made anew.
    return member.state === 'invited' && !member.isOfferOpen && hasPlace ? [...moves, 'invited'] : moves;
  }

  protected move(member: CohortMember, to: EnrolmentState): void {
    const takesPlace = to === 'enrolled' || to === 'invited';
    const othersWait = this.cohort().waitingList.some(
      (each) => each.waitingPosition !== null && each.waitingPosition < (member.waitingPosition ?? Infinity),
    );
    const isBeforeOthers = takesPlace && !member.isOfferOpen && othersWait;
    void this.moving.ask({ cohortId: this.cohort().id, member, to, isBeforeOthers }, () => this.changed.emit());
  }

  protected async takeBack(member: CohortMember): Promise<void> {
    await this.moving.takeBack(member);
    this.changed.emit();
  }
}
