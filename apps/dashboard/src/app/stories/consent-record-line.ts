import { Component, computed, input } from '@angular/core';
import { CONSENT_SCOPES, type Consent } from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { writeDate, writeInstant } from '../platform/format';
import { languageName } from '../platform/languages';
import {
  DECISION_WORDS,
  EVIDENCE_WORDS,
  GUARDIAN_WORDS,
  IDENTITY_WORDS,
  METHOD_WORDS,
  scopeList,
} from './stories-words';
import { pathOfWords } from './words-sending';

/** One decision as it was written down, with what shows it. Each look at that is kept. */
@Component({
  selector: 'tl-consent-record-line',
  imports: [Icon],
  template: `
    @let decision = record();
    <p>
      <strong>{{ who() }}: {{ words[decision.decision] }}</strong> · {{ writeDate(decision.givenOn) }}
      @if (decision.expiresOn && decision.decision === 'given') {
        · <ng-container i18n>until {{ writeDate(decision.expiresOn) }}</ng-container>
      }
    </p>
    @if (decision.decision === 'withdrawn' && decision.scopes.length === allScopes) {
      <p i18n>All of it</p>
    } @else if (decision.scopes.length > 0) {
      <p>{{ scopeList(decision.scopes).join(' · ') }}</p>
    }
    @if (decision.words) {
      <blockquote dir="auto" [attr.lang]="decision.language">{{ decision.words }}</blockquote>
    }
    <p class="tl-quiet tl-small">{{ howSaid() }}</p>
    @if (decision.evidence.length > 0) {
      <ul role="list">
        @for (each of decision.evidence; track each.id) {
          <li>
            @if (each.kind === 'recordedWords') {
              <!-- Nothing is read before somebody listens: each time is written down. -->
              <audio
                controls
                preload="none"
                [src]="addressOf(each)"
                i18n-aria-label
                aria-label="What they said"
              ></audio>
            }
            <a [href]="addressOf(each)" download>
              <tl-icon name="download" /><span
                ><ng-container i18n>Open the evidence</ng-container>: {{ evidenceWords[each.kind] }}</span
              >
            </a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-1);
      padding-inline-start: var(--tl-space-4);
      border-inline-start: 2px solid var(--tl-line-colour);
    }

    blockquote {
      margin: 0;
      white-space: pre-line;
      font-style: italic;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    audio {
      display: block;
      inline-size: 100%;
      max-inline-size: 28rem;
    }

    a {
      display: inline-flex;
      gap: var(--tl-space-2);
      align-items: center;
      min-block-size: var(--tl-target);
    }
  `,
})
export class ConsentRecordLine {
  readonly storyId = input.required<string>();
  readonly record = input.required<Consent>();
  readonly who = input.required<string>();

  /** "Named by: first name. On paper, information sheet 2026-1 (English). Recorded by Ben, 9 Mar 2026, 14:05." */
  protected readonly howSaid = computed(() => {
    const record = this.record();
    const method = [
      record.method && METHOD_WORDS[record.method],
      record.informationSheetVersion && $localize`information sheet ${record.informationSheetVersion}:sheet:`,
      record.language && languageName(record.language),
    ].filter(Boolean);
    return [
      record.decision === 'given' && $localize`Named by: ${IDENTITY_WORDS[record.identityDisplay]}:how:.`,
      method.length > 0 && `${method.join(', ')}.`,
      record.controllers.length > 0 && $localize`Relied on by: ${record.controllers.join(', ')}:controllers:.`,
      record.witnessedBy && $localize`Witnessed by ${record.witnessedBy}:name:.`,
      record.guardian &&
        `${record.guardian.name} (${record.guardian.relationship}): ${GUARDIAN_WORDS[record.guardian.part]}.`,
      record.recordedBy === null
        ? $localize`By themselves, by their link, ${writeInstant(record.recordedAt)}:time:.`
        : $localize`Recorded by ${record.recordedBy}:name:, ${writeInstant(record.recordedAt)}:time:.`,
    ]
      .filter(Boolean)
      .join(' ');
  });

  protected addressOf({ id, kind, consentId }: Consent['evidence'][number]): string {
    return kind === 'recordedWords'
      ? `/api/v1${pathOfWords(this.storyId(), consentId, id)}/content`
      : `/api/v1/stories/${this.storyId()}/evidence/${id}`;
  }

  protected readonly allScopes = CONSENT_SCOPES.length;
  protected readonly words = DECISION_WORDS;
  protected readonly evidenceWords = EVIDENCE_WORDS;
  protected readonly scopeList = scopeList;
  protected readonly writeDate = writeDate;
}
