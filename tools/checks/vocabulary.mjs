import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where words and numbers of the charity are defined. Node reads these files as they are: they import nothing but types. */
const SOURCES = [
  'libs/domain/src/*/vocabulary.ts',
  'libs/domain/src/results/*-vocabulary.ts',
  'libs/domain/src/shared/grant.ts',
  'libs/domain/src/reports/disclosure.ts',
];

/** Exports of SOURCES that are no words of the charity but facts about the program. */
const NOT_WORDS = ['SUBJECT_FIELDS'];

/**
 * What the domain calls things.
 *
 * @typedef {object} Vocabulary
 * @property {Map<string, string[]>} lists words by the name of their array, such as `MARKS`
 * @property {Map<string, string[]>} sets arrays that pick some words out of a list of the same file, such as `ATTENDED_MARKS`
 * @property {Map<string, number>} numbers limits and thresholds, such as `HOURS_UNTIL_LOCK`
 * @property {Set<string>} things names of what can be stored or sent: tables and exports of the rooms
 */

/** @param {string} root @returns {Promise<Vocabulary>} */
export async function readVocabulary(root) {
  /** @type {Vocabulary} */
  const vocabulary = { lists: new Map(), sets: new Map(), numbers: new Map(), things: await readThings(root) };
  for await (const file of glob(SOURCES, { cwd: root })) {
    addExports(vocabulary, await import(pathToFileURL(join(root, file)).href));
  }
  return vocabulary;
}

/** @param {Vocabulary} vocabulary @param {Record<string, unknown>} exports of one file */
export function addExports(vocabulary, exports) {
  const words = Object.entries(exports).filter(([name]) => !NOT_WORDS.includes(name));
  const arrays = words.filter(([, value]) => Array.isArray(value));
  for (const [name, values] of arrays) {
    const isSet = arrays.some(
      ([other, all]) => other !== name && all.length > values.length && values.every((word) => all.includes(word)),
    );
    (isSet ? vocabulary.sets : vocabulary.lists).set(name, [...values]);
  }
  for (const [name, value] of words) if (typeof value === 'number') vocabulary.numbers.set(name, value);
}

/** @param {string} root @returns {Promise<Set<string>>} */
async function readThings(root) {
  const things = new Set();
  for await (const file of glob('libs/domain/src/*/index.ts', { cwd: root })) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, names] of source.matchAll(/export \{([^}]*)\}/g)) {
      for (const name of names.split(',')) things.add(name.trim().replace(/^type /, ''));
    }
  }
  for await (const file of glob('apps/api/src/migrations/*.ts', { cwd: root })) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, table] of source.matchAll(/create table (\w+)/g)) things.add(camelCase(table));
  }
  return things;
}

/** @param {string} name */
const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
