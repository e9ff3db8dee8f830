import { Component, DOCUMENT, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { certificateCheck, readCertificateNumber, type CertificateCheck } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { takeToken } from '../platform/link-token';
import { problemOf } from '../platform/problem';

/** Tells anybody who has the number of a certificate what it says, and nothing else. The number in the address is a fragment. */
@Component({
  selector: 'tl-certificate-verify-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon],
  templateUrl: './certificate-verify-page.html',
  styleUrl: './certificate-verify-page.scss',
})
export class CertificateVerifyPage {
  private readonly api = inject(Api);
  private readonly result = viewChild<ElementRef<HTMLElement>>('result');

  protected readonly writeDate = writeDate;
  protected readonly model = signal({ number: takeToken(inject(DOCUMENT)) });
  protected readonly form = form(this.model, (path) => {
    validate(path.number, ({ value }) =>
      readCertificateNumber(value()) === null
        ? {
            kind: 'number',
            message: $localize`Write the whole number, like TL-2026-7KQ4-M2XD-9HFB. If you have, look for a typing error.`,
          }
        : null,
    );
  });
  /** What is known of the number that was asked for; null while nothing was asked, `unknown` when nobody knows it. */
  protected readonly found = signal<CertificateCheck | 'unknown' | null>(null);
  protected readonly sending = formSending(this.form, async () => {
    this.found.set(null);
    const number = readCertificateNumber(this.model().number) ?? '';
    try {
      this.found.set(await this.api.get(`/certificates/${number}`, certificateCheck));
    } catch (error) {
      if (problemOf(error).status !== 404) throw error;
      this.found.set('unknown');
    }
  });

  constructor() {
    if (this.model().number !== '') void this.verify();
  }

  protected async verify(event?: Event): Promise<void> {
    if (await this.sending.send(event)) setTimeout(() => this.result()?.nativeElement.focus());
  }
}
