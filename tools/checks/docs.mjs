// `npm run check:docs`: what the documents say of the code is what the code says. Each check gives sentences; none means all is well.
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { anchorsOf, codeIn, linksOf, quotesOf, sectionsOf } from './markdown.mjs';
import { readVocabulary } from './vocabulary.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {{ file: string, text: string }} Page */

/**
 * The glossary against the domain, both ways round.
 *
 * @param {string} text
 * @param {import('./vocabulary.mjs').Vocabulary} vocabulary
 * @returns {string[]}
 */
export function checkGlossary(text, { lists, sets, numbers, things }) {
  const problems = [];
  const described = new Set();
  for (const { heading, rows } of sectionsOf(text)) {
    const list = codeIn(heading)[0];
    if (list !== undefined) {
      described.add(list);
      problems.push(...checkList(list, rows, lists.get(list)));
      continue;
    }
    for (const [first = '', second = '', meaning = ''] of rows) {
      const name = codeIn(first)[0];
      if (name === undefined) problems.push(`"${first}" under "${heading}" is not a name of the code`);
      else if (sets.has(name)) problems.push(...compare(name, codeIn(second), sets.get(name) ?? []));
      else if (numbers.has(name)) {
        if (Number(second) !== numbers.get(name))
          problems.push(`${name} is ${numbers.get(name)} in the code, not ${second}`);
      } else if (!things.has(name)) problems.push(`"${name}" under "${heading}" does not exist in the code`);
      if (!(sets.has(name) || numbers.has(name) ? meaning : second)) problems.push(`${name} has no meaning`);
      described.add(name);
    }
  }
  const missing = [...lists.keys(), ...sets.keys(), ...numbers.keys()].filter((name) => !described.has(name));
  return [...problems, ...missing.map((name) => `${name} is not in the glossary`)];
}

/** @param {string} list @param {string[][]} rows @param {string[] | undefined} words */
function checkList(list, rows, words) {
  if (!words) return [`${list} does not exist in the code`];
  const unexplained = rows.filter(([, meaning]) => !meaning).map(([word]) => `${list}: ${word} has no meaning`);
  return [
    ...compare(
      list,
      rows.map(([word = '']) => codeIn(word)[0] ?? word),
      words,
    ),
    ...unexplained,
  ];
}

/** @param {string} name @param {string[]} told @param {string[]} real */
function compare(name, told, real) {
  const twice = told.filter((word, index) => told.indexOf(word) !== index);
  return [
    ...real.filter((word) => !told.includes(word)).map((word) => `${name}: "${word}" is not in the glossary`),
    ...told.filter((word) => !real.includes(word)).map((word) => `${name}: "${word}" does not exist in the code`),
    ...twice.map((word) => `${name}: "${word}" is there twice`),
  ];
}

/**
 * Every decision record is in the index by its own title, is numbered without a gap, and has the three parts.
 *
 * @param {string} index
 * @param {Page[]} records files are names inside the folder
 * @returns {string[]}
 */
export function checkDecisions(index, records) {
  return records
    .toSorted((one, other) => one.file.localeCompare(other.file))
    .flatMap(({ file, text }, position) => {
      const number = String(position + 1).padStart(4, '0');
      const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
      const missing = ['Background', 'Decision', 'Consequences'].filter((part) => !text.includes(`\n## ${part}\n`));
      return [
        ...(file.startsWith(`${number}-`) ? [] : [`${file} should have the number ${number}`]),
        ...(index.includes(`[${title}](${file})`) ? [] : [`${file} is not in the index by its title, "${title}"`]),
        ...missing.map((part) => `${file} has no part "${part}"`),
      ];
    });
}

/**
 * What relative links point to is there, down to the heading.
 *
 * @param {string} root
 * @param {Page[]} pages
 * @returns {Promise<string[]>}
 */
export async function checkLinks(root, pages) {
  const problems = [];
  for (const { file, text } of pages) {
    for (const link of linksOf(text).filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))) {
      const [path = '', anchor] = decodeURI(link).split('#');
      const target = path === '' ? join(root, file) : resolve(root, dirname(file), path);
      if (relative(root, target).startsWith('..')) problems.push(`${file}: ${link} leads out of the project`);
      else if (!existsSync(target)) problems.push(`${file}: ${link} leads nowhere`);
      else if (anchor && target.endsWith('.md') && !anchorsOf(await readFile(target, 'utf8')).has(anchor))
        problems.push(`${file}: ${link} names a heading that is not there`);
    }
  }
  return problems;
}

/** Code that a page says it quotes stands in that file, word for word. @param {string} root @param {Page[]} pages */
export async function checkQuotes(root, pages) {
  const problems = [];
  for (const { file, text } of pages) {
    for (const quote of quotesOf(text)) {
      const source = existsSync(join(root, quote.file)) ? await readFile(join(root, quote.file), 'utf8') : '';
      const lost = quote.code.split('\n\n').filter((part) => !source.includes(part));
      problems.push(...lost.map((part) => `${file}: ${quote.file} no longer says\n${part}`));
    }
  }
  return problems;
}

/** Scripts that a page tells people to run exist. @param {Page[]} pages @param {string[]} scripts @returns {string[]} */
export const checkScripts = (pages, scripts) =>
  pages.flatMap(({ file, text }) =>
    [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
      .filter(([, script = '']) => !scripts.includes(script))
      .map(([command]) => `${file}: there is no \`${command}\``),
  );

/**
 * The README's table of settings names what the API reads and what `.env.example` offers, and nothing else.
 *
 * @param {string} readme
 * @param {{ config: string, example: string }} sources
 * @returns {string[]}
 */
export function checkSettings(readme, { config, example }) {
  const keys = [...config.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm), ...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)];
  const real = [...new Set(keys.map(([, name = '']) => name))];
  const rows = sectionsOf(readme).find(({ heading }) => heading === 'Configuration')?.rows ?? [];
  const told = rows.map(([name = '']) => codeIn(name)[0] ?? name);
  return [
    ...real.filter((name) => !told.includes(name)).map((name) => `${name} is not in the README's table of settings`),
    ...told.filter((name) => !real.includes(name)).map((name) => `${name} is no setting`),
  ];
}

/** @param {string} root @returns {Promise<Page[]>} */
async function pagesOf(root) {
  const files = await Array.fromAsync(glob(['*.md', 'docs/**/*.md'], { cwd: root }));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })));
}

/** Everything that is wrong with the documents of a checkout. @param {string} root @returns {Promise<string[]>} */
export async function checkDocs(root) {
  const pages = await pagesOf(root);
  const textOf = (/** @type {string} */ file) => pages.find((page) => page.file === file)?.text ?? '';
  const decisions = pages
    .filter(({ file }) => /^docs\/decisions\/\d/.test(file))
    .map(({ file, text }) => ({ file: file.slice('docs/decisions/'.length), text }));
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return [
    ...checkGlossary(textOf('docs/glossary.md'), await readVocabulary(root)),
    ...checkDecisions(textOf('docs/decisions/README.md'), decisions),
    ...(await checkLinks(root, pages)),
    ...(await checkQuotes(root, pages)),
    ...checkScripts(pages, Object.keys(scripts)),
    ...checkSettings(textOf('README.md'), {
      config: await readFile(join(root, 'apps/api/src/platform/config.ts'), 'utf8'),
      example: await readFile(join(root, '.env.example'), 'utf8'),
    }),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = await checkDocs(ROOT);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'The documents agree with the code.' : `\n${problems.length} disagreements.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
