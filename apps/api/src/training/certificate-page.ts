import type { LocalDate } from '@throughline/domain/shared';
import type { Certificate } from '@throughline/domain/training';
import type { Content } from 'pdfmake/interfaces';
import type { CertificateFonts, Run } from './certificate-fonts';

/** A4, landscape, in points. */
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = 76;
const WIDTH = PAGE.width - 2 * MARGIN;

const INK = '#1c1b1f';
const QUIET = '#5f5d66';
const THREAD = '#8a4b2f';

/** A name is set as large as its line allows; a longer one wraps. */
const NAME = { largest: 46, smallest: 26 };

/** The thread: from the story at its left to the outcome at its right. */
const thread = `<svg viewBox="0 0 ${PAGE.width} 60" width="${PAGE.width}" height="60">
  <path d="M-8 46 C 120 46 150 10 280 10 S 470 44 600 44 S 720 22 ${PAGE.width - MARGIN} 22" fill="none" stroke="${THREAD}"
    stroke-width="1.5" stroke-linecap="round"/>
  <circle cx="280" cy="10" r="3.5" stroke="${THREAD}" stroke-width="1.5" fill="#ffffff"/>
  <circle cx="${PAGE.width - MARGIN}" cy="22" r="4.5" fill="${THREAD}"/>
</svg>`;

const writer = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const written = (date: LocalDate): string => writer.format(new Date(`${date}T00:00:00Z`));

interface Set {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}
type Setter = (text: string, style: Set) => { text: { text: string; font: string }[] } & Record<string, unknown>;

/** A text in the fonts that have its letters, or null when none has. */
const setter =
  (fonts: CertificateFonts): ((text: string, style: Set) => ReturnType<Setter> | null) =>
  (text, { size, bold = false, color = INK }) => {
    const runs = fonts.runs(text, bold);
    return runs && { text: runs.map((run) => ({ ...run })), fontSize: size, bold, color };
  };

const sizeOfName = (runs: readonly Run[], fonts: CertificateFonts): number => {
  const fitting = (NAME.largest * WIDTH) / Math.max(1, fonts.width(runs, NAME.largest, true));
  return Math.max(NAME.smallest, Math.min(NAME.largest, Math.floor(fitting)));
};

/** Many modules are set smaller, in more columns. */
const settingOf = (count: number): { readonly columns: number; readonly size: number } => {
  if (count <= 4) return { columns: 1, size: 12 };
  if (count <= 10) return { columns: 2, size: 11 };
  return count <= 18 ? { columns: 3, size: 9.5 } : { columns: 4, size: 7.5 };
};

/**
 * One certificate as a page.
 * @param verification the address at which it is verified
 * @returns null when it has letters that no font has
 */
export const certificatePage = (
  { name, course, modules, completedOn, issuedOn, organisation, number }: Certificate & { readonly name: string },
  verification: { readonly page: string; readonly link: string },
  fonts: CertificateFonts,
): Content[] | null => {
  const said = setter(fonts);
  const nameRuns = fonts.runs(name, true);
  if (!nameRuns) return null;
  const { columns, size } = settingOf(modules.length);
  const lines = modules.map(({ title, heldOn }) => [
    said(title, { size }),
    said(`  ${written(heldOn)}`, { size: size - 1.5, color: QUIET }),
  ]);
  const perColumn = Math.ceil(lines.length / columns);
  const heading = said(organisation, { size: 13, bold: true });
  const title = said(course, { size: 22, bold: true });
  const issuer = said(`Issued by ${organisation} on ${written(issuedOn)}`, { size: 10, color: QUIET });
  if (!heading || !title || !issuer || lines.some((line) => line.includes(null))) return null;

  const longest = Math.max(
    ...name.split(/\s/u).map((word) => fonts.width(fonts.runs(word, true) ?? [], NAME.smallest, true)),
  );
  const plain = (text: string, style: Set, margin: [number, number, number, number] = [0, 0, 0, 0]): Content => ({
    ...said(text, style),
    text: said(text, style)?.text ?? '',
    margin,
  });
  return [
    { ...heading, absolutePosition: { x: MARGIN, y: 52 } },
    { svg: thread, absolutePosition: { x: 0, y: 84 } },
    plain('Certificate of completion', { size: 14, color: THREAD, bold: true }, [0, 0, 0, 10]),
    {
      text: nameRuns.map((run) => ({ ...run })),
      ...{ fontSize: sizeOfName(nameRuns, fonts), bold: true, color: INK, lineHeight: 1.05 },
      ...(longest > WIDTH && { wordBreak: 'break-all' as const }),
      margin: [0, 0, 0, 12],
    },
    plain('has completed the course', { size: 14, color: QUIET }, [0, 0, 0, 4]),
    { ...title, margin: [0, 0, 0, 4] },
    plain(`on ${written(completedOn)}`, { size: 14, color: QUIET }, [0, 0, 0, 20]),
    ...(lines.length === 0
      ? []
      : [
          plain(lines.length === 1 ? 'With the module' : 'With the modules', { size: 10, color: QUIET }, [0, 0, 0, 5]),
          {
            columns: Array.from({ length: columns }, (_, column) => ({
              stack: lines.slice(column * perColumn, (column + 1) * perColumn).map((line) => ({
                text: line.flatMap((part) =>
                  (part?.text ?? []).map(
                    (run) => ({ ...run, fontSize: part?.['fontSize'], color: part?.['color'] }) as Run,
                  ),
                ),
                margin: [0, 0, 0, 3] as [number, number, number, number],
              })),
            })),
            columnGap: 20,
          },
        ]),
    {
      absolutePosition: { x: MARGIN, y: PAGE.height - 52 - 84 },
      columns: [
        {
          width: '*',
          stack: [
            issuer,
            plain(number, { size: 14, bold: true }, [0, 3, 0, 3]),
            plain(`Verify it at ${verification.page}`, { size: 10, color: QUIET }),
          ],
          margin: [0, 28, 0, 0],
        },
        { width: 84, qr: verification.link, fit: 84, foreground: INK, eccLevel: 'M' },
      ],
    },
  ];
};
