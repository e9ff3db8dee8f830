import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import * as z from 'zod';
import {
  CONSENT_METHODS,
  type AttentionItem,
  type AttentionKind,
  type ConsentMethod,
  type RenewalWrite,
} from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { today, writeDate } from '../platform/format';
import { KeptHere } from '../platform/kept-here';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { endOf } from './consent-draft';
import { IDENTITY_WORDS, METHOD_WORDS, scopeList } from './stories-words';

/** How the last renewal was said, so that the next begins with it: nothing about a person. */
const KEY = 'stories.renewedBy';

/** Somebody who has to be asked again. In two taps: what they agreed to is shown, and then they agree to it again. */
@Component({
  selector: 'tl-consent-renewal',
  imports: [RouterLink],
  template: `
    @let one = item();
    <div class="line">
      <div>
        <a [routerLink]="['/stories', one.storyId, 'consents']">{{ one.ref }}</a> · {{ one.who }}
        <p class="tl-quiet tl-small">{{ about() }}</p>
      </div>
      @if (isRenewable()) {
        @if (!isOpen()) {
          <button type="button" class="tl-button" (click)="open()">
            <span i18n>Renew…</span><span class="tl-visually-hidden"> {{ one.ref }}</span>
          </button>
        }
      } @else {
        <a
          class="tl-button"
          [routerLink]="['/stories', one.storyId, 'consent']"
          [queryParams]="{ of: one.contributorId ?? 'storyteller' }"
        >
          <span i18n>Ask and record…</span><span class="tl-visually-hidden"> {{ one.ref }}</span>
        </a>
      }
    </div>
    @if (isOpen()) {
      <div class="open" tabindex="-1">
        <p><ng-container i18n>They agreed to</ng-container>: {{ scopes() }}</p>
        <p class="tl-quiet">{{ named() }}</p>
        <label class="how">
          <span i18n>How they say it</span>
          <select #how class="tl-control" (change)="choose(how.value)">
            @if (method() === null) {
              <option value="" i18n>Choose how</option>
            }
            @for (each of methods; track each) {
              <option [value]="each" [selected]="each === method()">{{ methodWords[each] }}</option>
            }
          </select>
        </label>
        @if (problem(); as text) {
          <p class="problem" role="alert">{{ text }}</p>
        }
        <div class="tl-row">
          <button
            type="button"
            class="tl-button tl-filled"
            [disabled]="method() === null || isSending()"
            (click)="renew()"
            i18n
          >
            They agree again, until {{ untilWords }}
          </button>
          <a
            class="tl-button"
            [routerLink]="['/stories', one.storyId, 'consent']"
            [queryParams]="{ of: one.contributorId ?? 'storyteller' }"
            i18n
            >They say something else…</a
          >
          <button type="button" class="tl-button tl-text" (click)="isOpen.set(false)" i18n>Not now</button>
        </div>
      </div>
    }
  `,
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
    }

    .open {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      padding-block: var(--tl-space-3);
    }

    .how {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 20rem;
      font-weight: 700;
      font-size: var(--tl-text-small);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class ConsentRenewal {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptHere);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly item = input.required<AttentionItem>();
  readonly kind = input.required<AttentionKind>();
  readonly renewed = output();

  protected readonly isOpen = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly method = signal(z.enum(CONSENT_METHODS).safeParse(this.kept.read(KEY)).data ?? null);
  /** Of somebody under 18 everything is asked anew, and of whoever took something back there is nothing to renew yet. */
  protected readonly isRenewable = computed(
    () => this.item().age === 'adult' && (this.kind() === 'expiring' || this.kind() === 'expired'),
  );
  protected readonly scopes = computed(() => scopeList(this.item().scopes).join(', '));
  protected readonly named = computed(() => {
    const { identityDisplay } = this.item();
    return identityDisplay === null ? '' : $localize`Named by: ${IDENTITY_WORDS[identityDisplay]}:how:.`;
  });
  protected readonly about = computed(() => {
    const { expiresOn, gatherer, state, strand } = this.item();
    const place = `${strand.name} · ${gatherer.name}`;
    if (state === 'expired' && expiresOn) return $localize`Ended on ${writeDate(expiresOn)}:date: · ${place}:place:`;
    return expiresOn ? $localize`Ends on ${writeDate(expiresOn)}:date: · ${place}:place:` : place;
  });
  /** The ids and the days stay for as long as the row is there: what was sent twice is one. */
  private readonly renewalId = newId();
  private readonly until = endOf({ end: 'inTwoYears', givenOn: today(), expiresOn: '' }) ?? today();
  protected readonly untilWords = writeDate(this.until);

  protected open(): void {
    this.isOpen.set(true);
    afterNextRender(() => this.element.nativeElement.querySelector<HTMLElement>('.open')?.focus(), {
      injector: this.injector,
    });
  }

  protected choose(method: string): void {
    const chosen = CONSENT_METHODS.find((each) => each === method);
    if (chosen) this.method.set(chosen);
  }

  protected async renew(): Promise<void> {
    const method: ConsentMethod | null = this.method();
    if (method === null) return;
    this.isSending.set(true);
    this.problem.set(null);
    const { storyId, contributorId } = this.item();
    const body: RenewalWrite = { contributorId, method, givenOn: today(), expiresOn: this.until };
    try {
      await this.api.send('PUT', `/stories/${storyId}/renewals/${this.renewalId}`, { body });
      this.kept.write(KEY, method);
      this.notice.say($localize`They agreed again. It was recorded.`);
      this.renewed.emit();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly methods = CONSENT_METHODS;
  protected readonly methodWords = METHOD_WORDS;
}
