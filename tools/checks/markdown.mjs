/** Text without fenced code blocks, whose lines stay as empty ones. @param {string} text */
const withoutCode = (text) => text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));

/** @typedef {{ heading: string, rows: string[][] }} Section */

/** The tables of a page by the heading they stand under; rows without header and rule. @param {string} text @returns {Section[]} */
export function sectionsOf(text) {
  const [, ...parts] = withoutCode(text).split(/^#{1,6} /m);
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const table = lines.filter((line) => line.startsWith('|')).map(cellsOf);
    return { heading: heading.trim(), rows: table.filter((_, index) => index > rulesUpTo(table, index)) };
  });
}

/** The row of dashes that an index stands under, or Infinity for a header. @param {string[][]} table @param {number} index */
function rulesUpTo(table, index) {
  const isRule = (/** @type {string[] | undefined} */ row) => row?.every((cell) => /^:?-+:?$/.test(cell)) ?? false;
  if (isRule(table[index]) || isRule(table[index + 1])) return Infinity;
  return table.findLastIndex((row, at) => at < index && isRule(row));
}

/** @param {string} line */
const cellsOf = (line) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

/** What stands in backticks. @param {string} text @returns {string[]} */
export const codeIn = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Targets of the links and images of a page. @param {string} text @returns {string[]} */
export const linksOf = (text) =>
  [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, target = '']) => target);

/** The names by which a page's headings can be linked to. @param {string} text @returns {Set<string>} */
export const anchorsOf = (text) =>
  new Set(
    [...withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );

/** Code that a page quotes, with the file that the comment before it names. @param {string} text */
export const quotesOf = (text) =>
  [...text.matchAll(/<!-- from ([^\s]+) -->\s*```\w*\n([\s\S]*?)```/g)].map(([, file = '', code = '']) => ({
    file,
    code: code.trim(),
  }));
