import type { LocalDate } from '@throughline/domain/shared';
import type { Certificate } from '@throughline/domain/training';
import type { Content, ContentText, Margins } from 'pdfmake/interfaces';
import type { CertificateFonts } from './certificate-fonts';

/** A4, landscape, in points. */
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = { side: 76, top: 160, bottom: 40 };
export const CERTIFICATE_MARGINS: Margins = [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom];
const WIDTH = PAGE.width - 2 * MARGIN.side;
const QR = 84;
const FOOT = { x: MARGIN.side, y: PAGE.height - 48 - QR };

const INK = '#1c1b1f';
const QUIET = '#5f5d66';
const ACCENT = '#2f6f73';

/** A name is set as large as its line allows; a longer one wraps. */
const NAME = { largest: 46, smallest: 26 };
/** Lines of text are this much higher than their letters. */
const LEADING = 1.25;

/** The thread, on every page: from the story at its left to the outcome at its right. */
const END = PAGE.width - MARGIN.side;
export const THREAD: Content = {
  svg: `<svg viewBox="0 0 ${PAGE.width} 60" width="${PAGE.width}" height="60">
    <path d="M-8 46 C 120 46 150 10 280 10 S 470 44 600 44 S 720 22 ${END} 22" fill="none" stroke="${ACCENT}" stroke-width="1.5"/>
    <circle cx="280" cy="10" r="3.5" stroke="${ACCENT}" stroke-width="1.5" fill="#ffffff"/>
    <circle cx="${END}" cy="22" r="4.5" fill="${ACCENT}"/>
  </svg>`,
  absolutePosition: { x: 0, y: 82 },
};

const writer = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const written = (date: LocalDate): string => writer.format(new Date(`${date}T00:00:00Z`));

interface Setting {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
  /** Space below, in points. */
  readonly below?: number;
}

/** Letters that no font has. */
class Unprintable extends Error {}

/** Sets text in the fonts that have its letters, and knows how high it gets. */
class Setter {
  constructor(private readonly fonts: CertificateFonts) {}

  text(text: string, { size, bold = false, color = INK, below = 0 }: Setting): ContentText {
    const runs = this.#runs(text, bold).map((run) => ({ ...run, fontSize: size, bold, color }));
    return { text: runs, margin: [0, 0, 0, below] };
  }

  /** Several settings one after the other on the same line. */
  line(parts: readonly (readonly [string, Setting])[], below: number): ContentText {
    return { text: parts.map(([text, setting]) => this.text(text, setting)), margin: [0, 0, 0, below] };
  }

  width(text: string, { size, bold = false }: Setting): number {
    return this.fonts.width(this.#runs(text, bold), size, bold);
  }

  /** About how high a text gets that wraps at a width. */
  height(text: string, setting: Setting, width: number = WIDTH): number {
    return Math.ceil(this.width(text, setting) / width) * setting.size * LEADING + (setting.below ?? 0);
  }

  #runs(text: string, bold: boolean): ReturnType<CertificateFonts['runs']> & object {
    const runs = this.fonts.runs(text, bold);
    if (!runs) throw new Unprintable();
    return runs;
  }
}

/** What is printed, with the name that it needs. */
export type Printable = Certificate & { readonly name: string };
/** Where it is verified: as people read it, and as the QR code says it. */
export interface Verification {
  readonly page: string;
  readonly link: string;
}

/** One certificate, on one page, and its modules on another when there are too many; null when it has letters that no font has. */
export const certificatePage = (
  certificate: Printable,
  verification: Verification,
  fonts: CertificateFonts,
): Content[] | null => {
  try {
    return [...headOf(certificate, new Setter(fonts)), footOf(certificate, verification, new Setter(fonts))].concat(
      modulesOf(certificate, new Setter(fonts)),
    );
  } catch (error) {
    if (error instanceof Unprintable) return null;
    throw error;
  }
};

const settingsOf = ({ name }: Printable, setter: Setter) => {
  const fitting = (NAME.largest * WIDTH) / Math.max(1, setter.width(name, { size: NAME.largest, bold: true }));
  const size = Math.max(NAME.smallest, Math.min(NAME.largest, Math.floor(fitting)));
  return {
    title: { size: 14, bold: true, color: ACCENT, below: 10 },
    name: { size, bold: true, below: 14 },
    plain: { size: 14, color: QUIET, below: 4 },
    course: { size: 22, bold: true, below: 4 },
    date: { size: 14, color: QUIET, below: 18 },
  };
};

const headOf = (certificate: Printable, setter: Setter): Content[] => {
  const { name, course, completedOn, organisation } = certificate;
  const settings = settingsOf(certificate, setter);
  const isOneWordTooLong = name.split(/\s/u).some((word) => setter.width(word, settings.name) > WIDTH);
  return [
    { ...setter.text(organisation, { size: 13, bold: true }), absolutePosition: { x: MARGIN.side, y: 50 } },
    setter.text('Certificate of completion', settings.title),
    { ...setter.text(name, settings.name), ...(isOneWordTooLong && { wordBreak: 'break-all' as const }) },
    setter.text('has completed the course', settings.plain),
    setter.text(course, settings.course),
    setter.text(`on ${written(completedOn)}`, settings.date),
  ];
};

const footOf = (
  { number, issuedOn, organisation }: Printable,
  { page, link }: Verification,
  setter: Setter,
): Content => ({
  absolutePosition: FOOT,
  columns: [
    {
      width: '*',
      stack: [
        setter.text(`Issued by ${organisation} on ${written(issuedOn)}`, { size: 10, color: QUIET, below: 3 }),
        setter.text(number, { size: 14, bold: true, below: 3 }),
        setter.text(`Verify it at ${page}`, { size: 10, color: QUIET }),
      ],
      margin: [0, 30, 0, 0],
    },
    { width: QR, qr: link, fit: QR, foreground: INK, eccLevel: 'M', alignment: 'right' },
  ],
});

/** Few modules stand below one another; more of them smaller, in columns; and what is too much even so, on a page of its own. */
const LAYOUTS = [
  { columns: 1, size: 12 },
  { columns: 2, size: 11 },
  { columns: 3, size: 10 },
] as const;
const GAP = 24;

const modulesOf = (certificate: Printable, setter: Setter): Content[] => {
  const { modules, number } = certificate;
  if (modules.length === 0) return [];
  const room = roomBelowHead(certificate, setter);
  const laidOut = LAYOUTS.map((layout) => laidOutModules(certificate, setter, layout));
  const fitting = laidOut.find(({ height }) => height <= room);
  const small = { size: 10, color: QUIET, below: 5 };
  if (fitting) {
    return [setter.text(modules.length === 1 ? 'With the module' : 'With the modules', small), fitting.content];
  }
  return [
    setter.text(`With the ${modules.length} modules overleaf`, small),
    { ...setter.text(`The modules of certificate ${number}`, small), pageBreak: 'before' },
    laidOutModules(certificate, setter, LAYOUTS[1]).content,
  ];
};

const roomBelowHead = (certificate: Printable, setter: Setter): number => {
  const { title, name, plain, course, date } = settingsOf(certificate, setter);
  const lines = [title, plain, date].reduce((sum, { size, below }) => sum + size * LEADING + below, 0);
  const wrapping = setter.height(certificate.name, name) + setter.height(certificate.course, course);
  return FOOT.y + 20 - MARGIN.top - lines - wrapping - 18;
};

const laidOutModules = (
  { modules }: Printable,
  setter: Setter,
  { columns, size }: (typeof LAYOUTS)[number],
): { readonly content: Content; readonly height: number } => {
  const columnWidth = (WIDTH - (columns - 1) * GAP) / columns;
  const perColumn = Math.ceil(modules.length / columns);
  const date = { size: size - 1.5, color: QUIET };
  const lines = modules.map(({ title, heldOn }) => ({
    content: setter.line(
      [
        [title, { size }],
        [`  ${written(heldOn)}`, date],
      ],
      3,
    ),
    height: setter.height(`${title}  ${written(heldOn)}`, { size, below: 3 }, columnWidth),
  }));
  const stacks = Array.from({ length: columns }, (_, column) =>
    lines.slice(column * perColumn, (column + 1) * perColumn),
  );
  return {
    content: { columns: stacks.map((stack) => ({ stack: stack.map(({ content }) => content) })), columnGap: GAP },
    height: Math.max(...stacks.map((stack) => stack.reduce((sum, { height }) => sum + height, 0))),
  };
};
