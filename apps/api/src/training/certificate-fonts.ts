import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TFontDictionary } from 'pdfmake/interfaces';

/** What is used of a font as fontkit reads it. */
interface Outlines {
  hasGlyphForCodePoint(codePoint: number): boolean;
}
interface MeasuringFont {
  readonly font: Outlines;
  widthOfString(text: string, size: number): number;
}
interface Measurer {
  provideFont(family: string, isBold: boolean, isItalic: boolean): MeasuringFont;
}

const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const hyperlegible = (part: string, weight: number): string =>
  join(folderOf('@fontsource/atkinson-hyperlegible'), `files/atkinson-hyperlegible-${part}-${weight}-normal.woff`);
const roboto = (weight: string): string => join(folderOf('pdfmake'), `fonts/Roboto/Roboto-${weight}.ttf`);

/** In order of preference. The product's own face comes in two parts; what neither has (Greek, Cyrillic) is set in Roboto. */
export const CERTIFICATE_FONTS = {
  Hyperlegible: { normal: hyperlegible('latin', 400), bold: hyperlegible('latin', 700) },
  HyperlegibleExtended: { normal: hyperlegible('latin-ext', 400), bold: hyperlegible('latin-ext', 700) },
  Roboto: { normal: roboto('Regular'), bold: roboto('Medium') },
} as const satisfies TFontDictionary;
type Family = keyof typeof CERTIFICATE_FONTS;
const FAMILIES = Object.keys(CERTIFICATE_FONTS) as Family[];

export interface Run {
  readonly text: string;
  readonly font: Family;
}

/** Letters with the marks on them: they are set in one font. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Knows which letters the fonts of certificates have, and how wide they are. */
export class CertificateFonts {
  readonly #measurer: Measurer;

  constructor() {
    // pdfmake's own document, which opens its fonts: nothing else of it says what they hold.
    const { default: PdfDocument } = createRequire(require.resolve('pdfmake'))('./PDFDocument.js') as {
      default: new (fonts: TFontDictionary) => Measurer;
    };
    this.#measurer = new PdfDocument(CERTIFICATE_FONTS);
  }

  /** A text in runs of the first font that has its letters; null when no font has one of them. */
  runs(text: string, isBold: boolean): Run[] | null {
    const runs: { text: string; font: Family }[] = [];
    for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
      const font = FAMILIES.find((family) => this.#has(family, segment, isBold));
      if (!font) return null;
      const last = runs.at(-1);
      if (last?.font === font) last.text += segment;
      else runs.push({ text: segment, font });
    }
    return runs;
  }

  /** Width in points. */
  width(runs: readonly Run[], size: number, isBold: boolean): number {
    return runs.reduce((width, { text, font }) => width + this.#font(font, isBold).widthOfString(text, size), 0);
  }

  #has(family: Family, letters: string, isBold: boolean): boolean {
    const { font } = this.#font(family, isBold);
    return Array.from(letters).every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  }

  #font(family: Family, isBold: boolean): MeasuringFont {
    return this.#measurer.provideFont(family, isBold, false);
  }
}
