import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { story } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { ConsentRecordLine } from './consent-record-line';
import { EvidenceLater } from './evidence-later';
import { CONSENT_STATE_WORDS, needsCare, scopeList } from './stories-words';
import { StoryTabs } from './story-tabs';
import { WordsSending } from './words-sending';

/** What everybody in a story allows now, and every decision with what shows it. */
@Component({
  selector: 'tl-story-consents-page',
  imports: [ConsentRecordLine, EmptyState, EvidenceLater, PageHeader, ResourceState, RouterLink, StoryTabs],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    @if (read.hasValue()) {
      @let value = read.value();
      <tl-page-header i18n-headline headline="Consent" [eyebrow]="value.ref" [back]="back">
        @if (value.may.recordConsent) {
          <div actions>
            <a class="tl-button tl-filled" [routerLink]="['/stories', value.id, 'consent']" i18n>Record a decision</a>
          </div>
        }
      </tl-page-header>
      <tl-story-tabs [story]="value" />
      <div class="sections">
        <section aria-labelledby="standing">
          <h2 id="standing" i18n>How it stands</h2>
          <ul class="tl-card" role="list">
            @for (voice of voices(); track voice.id) {
              <li>
                <p>
                  <strong>{{ voice.name }}</strong>:
                  <span [class.care]="needsCare(voice.state)">{{ stateWords[voice.state] }}</span>
                  @if (voice.until; as until) {
                    <span class="tl-quiet"
                      >&ngsp;· <ng-container i18n>until {{ until }}</ng-container></span
                    >
                  }
                </p>
                <p class="tl-quiet">{{ voice.allowed }}</p>
              </li>
            }
          </ul>
        </section>
        <section aria-labelledby="history">
          <h2 id="history" i18n>Every decision, latest first</h2>
          @if (records().length > 0) {
            <p class="tl-quiet" i18n>
              Records are only ever added, so that it can always be shown who agreed to what, and when. Who opens the
              evidence is written down.
            </p>
            <ol>
              @for (each of records(); track each.record.id) {
                <li>
                  <tl-consent-record-line [storyId]="value.id" [record]="each.record" [who]="each.who" />
                  @if (value.may.recordConsent && each.record.decision !== 'withdrawn') {
                    <tl-evidence-later [storyId]="value.id" [consentId]="each.record.id" (added)="read.reload()" />
                  }
                </li>
              }
            </ol>
          } @else {
            <tl-empty-state
              icon="info"
              i18n-headline
              headline="No decision is shown here"
              i18n-text
              text="Either nothing was recorded yet, or the records are for those who gathered the story and for managers."
            />
          }
        </section>
      </div>
    } @else {
      <tl-page-header i18n-headline headline="Consent" [back]="back" />
      <tl-resource-state [of]="read" [lines]="6" />
    }
  `,
  styles: `
    .sections,
    section,
    ol {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    .sections {
      gap: var(--tl-space-6);
      max-inline-size: 48rem;
    }

    ul,
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    ul.tl-card {
      padding: 0 var(--tl-space-4);
    }

    ul li {
      padding-block: var(--tl-space-3);
    }

    ul li + li {
      border-block-start: var(--tl-hairline);
    }

    .care {
      color: var(--tl-rag-amber);
      font-weight: 700;
    }
  `,
})
export class StoryConsentsPage {
  private readonly words = inject(WordsSending);

  readonly storyId = input.required<Id>();
  protected readonly read = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = { link: '/stories', label: $localize`Stories` };

  protected readonly voices = computed(() => {
    if (!this.read.hasValue()) return [];
    const { id, consentState, consentScopes, consentExpiresOn, contributors } = this.read.value();
    const allowed = (scopes: typeof consentScopes): string =>
      scopes.length > 0 ? scopeList(scopes).join(' · ') : $localize`Nothing is allowed just now.`;
    return [
      {
        id,
        name: $localize`The storyteller`,
        state: consentState,
        until: consentExpiresOn && writeDate(consentExpiresOn),
        allowed: allowed(consentScopes),
      },
      ...contributors
        .filter(({ needsConsent }) => needsConsent)
        .map((each) => ({
          id: each.id,
          name: each.label,
          state: each.consentState,
          until: null,
          allowed: allowed(each.consentScopes),
        })),
    ];
  });
  protected readonly records = computed(() => {
    if (!this.read.hasValue()) return [];
    const { consents, contributors } = this.read.value();
    return consents.toReversed().map((record) => ({
      record,
      who: contributors.find(({ id }) => id === record.contributorId)?.label ?? $localize`The storyteller`,
    }));
  });

  /** Closing the browser loses what has not arrived. */
  protected warn(event: Event): void {
    if (this.words.isAnyOf(this.records().map(({ record }) => record.id))) event.preventDefault();
  }

  protected readonly stateWords = CONSENT_STATE_WORDS;
  protected readonly needsCare = needsCare;
}
