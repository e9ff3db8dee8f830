import { Injectable } from '@nestjs/common';
import type { Certificate } from '@throughline/domain/training';
import pdfmake from 'pdfmake';
import { ProblemError } from '../platform/problem';
import { CERTIFICATE_FONTS, CertificateFonts } from './certificate-fonts';
import { CERTIFICATE_MARGINS, certificatePage, THREAD, type Printable } from './certificate-page';

const FONT_FILES: readonly string[] = Object.values(CERTIFICATE_FONTS).flatMap(({ normal, bold }) => [normal, bold]);

const hasName = (certificate: Certificate): certificate is Printable => certificate.name !== null;

/** Sets certificates as PDF, A4 landscape, a page each. */
@Injectable()
export class CertificatePrinter {
  #fonts: CertificateFonts | undefined;

  constructor() {
    pdfmake.setFonts(CERTIFICATE_FONTS);
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => FONT_FILES.includes(path));
  }

  /**
   * @param origin where the dashboard is
   * @throws 422 when a name was erased, and when there are letters that no font has: nobody frames a box
   */
  async print(certificates: readonly Certificate[], origin: string): Promise<Buffer> {
    this.#fonts ??= new CertificateFonts();
    const fonts = this.#fonts;
    const named = certificates.filter(hasName);
    if (named.length === 0) throw new ProblemError('certificate.nameGone');
    const page = `${origin.replace(/^https?:\/\//u, '')}/verify`;
    const pages = named.map((certificate) =>
      certificatePage(certificate, { page, link: `${origin}/verify#${certificate.number}` }, fonts),
    );
    const count = pages.filter((each) => each === null).length;
    if (count > 0) throw new ProblemError('certificate.letters', { count });
    return pdfmake
      .createPdf({
        pageSize: 'A4',
        pageOrientation: 'landscape',
        pageMargins: CERTIFICATE_MARGINS,
        background: () => THREAD,
        defaultStyle: { font: 'Hyperlegible' },
        // What a reader of the file shows in its title bar: not whose it is.
        info: { title: named.length === 1 ? `Certificate ${named[0]?.number ?? ''}` : 'Certificates' },
        language: 'en',
        displayTitle: true,
        content: pages.map((content, index) => ({
          stack: content ?? [],
          ...(index > 0 && { pageBreak: 'before' as const }),
        })),
      })
      .getBuffer();
  }
}
