// Proves that the checks of the documents notice what they are for, then asks them about the real documents.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import {
  checkDecisions,
  checkDocs,
  checkGlossary,
  checkLinks,
  checkQuotes,
  checkScripts,
  checkSettings,
  ROOT,
} from './docs.mjs';
import { anchorsOf, linksOf, sectionsOf } from './markdown.mjs';
import { addExports, readVocabulary } from './vocabulary.mjs';

const vocabulary = () => ({
  lists: new Map([['MARKS', ['present', 'noShow']]]),
  sets: new Map([['ATTENDED_MARKS', ['present']]]),
  numbers: new Map([['HOURS_UNTIL_LOCK', 48]]),
  things: new Set(['register']),
});

const glossary = ({
  marks = ['| `present` | Was there. |', '| `noShow` | Was not. |'],
  things = ['| `register` | The list of a session. |'],
  others = ['| `ATTENDED_MARKS` | `present` | Was there. |', '| `HOURS_UNTIL_LOCK` | 48 | Hours. |'],
} = {}) => `# Glossary

### Things

| Word | Meaning |
| --- | --- |
${things.join('\n')}

### Marks (\`MARKS\`)

| Word | Meaning |
| --- | --- |
${marks.join('\n')}

### Sets and numbers

| Name | Holds | Meaning |
| --- | --- | --- |
${others.join('\n')}
`;

describe('the glossary', () => {
  const cases = [
    { sentence: 'agrees with the code', text: glossary(), problems: [] },
    {
      sentence: 'lacks a word',
      text: glossary({ marks: ['| `present` | Was there. |'] }),
      problems: ['MARKS: "noShow" is not in the glossary'],
    },
    {
      sentence: 'has a word that the code does not know',
      text: glossary({ marks: ['| `present` | P. |', '| `noShow` | N. |', '| `absent` | A. |'] }),
      problems: ['MARKS: "absent" does not exist in the code'],
    },
    {
      sentence: 'has a word twice',
      text: glossary({ marks: ['| `present` | P. |', '| `noShow` | N. |', '| `noShow` | N. |'] }),
      problems: ['MARKS: "noShow" is there twice'],
    },
    {
      sentence: 'has a word without a meaning',
      text: glossary({ marks: ['| `present` | |', '| `noShow` | N. |'] }),
      problems: ['MARKS: `present` has no meaning'],
    },
    {
      sentence: 'has a thing that the code does not know',
      text: glossary({ things: ['| `ledger` | A book. |'] }),
      problems: ['"ledger" under "Things" does not exist in the code'],
    },
    {
      sentence: 'has a thing without a meaning',
      text: glossary({ things: ['| `register` | |'] }),
      problems: ['register has no meaning'],
    },
    {
      sentence: 'tells a set wrongly',
      text: glossary({ others: ['| `ATTENDED_MARKS` | `noShow` | N. |', '| `HOURS_UNTIL_LOCK` | 48 | Hours. |'] }),
      problems: [
        'ATTENDED_MARKS: "present" is not in the glossary',
        'ATTENDED_MARKS: "noShow" does not exist in the code',
      ],
    },
    {
      sentence: 'tells a number wrongly',
      text: glossary({ others: ['| `ATTENDED_MARKS` | `present` | P. |', '| `HOURS_UNTIL_LOCK` | 24 | Hours. |'] }),
      problems: ['HOURS_UNTIL_LOCK is 48 in the code, not 24'],
    },
    {
      sentence: 'lacks a list, a set and a number',
      text: '# Glossary\n',
      problems: [
        'MARKS is not in the glossary',
        'ATTENDED_MARKS is not in the glossary',
        'HOURS_UNTIL_LOCK is not in the glossary',
      ],
    },
    {
      sentence: 'has a list that the code does not know',
      text: `${glossary()}\n### Moods (\`MOODS\`)\n`,
      problems: ['MOODS does not exist in the code'],
    },
  ];
  for (const { sentence, text, problems } of cases) {
    it(sentence, () => assert.deepEqual(checkGlossary(text, vocabulary()), problems));
  }

  it('reads lists, the sets inside them and numbers from what a file exports', () => {
    const read = { lists: new Map(), sets: new Map(), numbers: new Map(), things: new Set() };
    addExports(read, { ...{ ALL: ['a', 'b'], SOME: ['b'], LIMIT: 3 }, ...{ KEYS: { A: 'a' }, rule: () => 1 } });
    assert.deepEqual([...read.lists], [['ALL', ['a', 'b']]]);
    assert.deepEqual([...read.sets], [['SOME', ['b']]]);
    assert.deepEqual([...read.numbers], [['LIMIT', 3]]);
  });

  it('finds the words of every room', async () => {
    const { lists, sets, numbers, things } = await readVocabulary(ROOT);
    for (const list of [
      'ROLES',
      'MARKS',
      'STORY_STATES',
      'METRICS',
      'EVENT_KINDS',
      'REGION_LEVELS',
      'ACCOUNT_STATUSES',
    ])
      assert.ok(lists.has(list), list);
    assert.ok(sets.has('ATTENDED_MARKS'));
    assert.ok(numbers.has('HIDE_BELOW'));
    assert.ok(things.has('trainingSession') && things.has('personIdentity'));
  });
});

describe('the decision records', () => {
  const record = '# A title\n\n## Background\n\n## Decision\n\n## Consequences\n';
  const index = '| 0001 | [A title](0001-a.md) |';
  const check = (/** @type {string} */ file, /** @type {string} */ text) => checkDecisions(index, [{ file, text }]);

  it('agree with their index', () => assert.deepEqual(check('0001-a.md', record), []));
  it('are missed in it', () =>
    assert.deepEqual(check('0001-b.md', record), ['0001-b.md is not in the index by its title, "A title"']));
  it('are missed in it by another title', () => assert.equal(check('0001-a.md', record.replace('A', 'My')).length, 1));
  it('are numbered without a gap', () =>
    assert.ok(check('0002-a.md', record).includes('0002-a.md should have the number 0001')));
  it('have three parts', () =>
    assert.deepEqual(check('0001-a.md', record.replace('## Consequences', '')), [
      '0001-a.md has no part "Consequences"',
    ]));
});

describe('the documents', () => {
  /** @param {(root: string) => Promise<void>} run */
  const inFolder = async (run) => {
    const root = await mkdtemp(join(tmpdir(), 'throughline-docs-'));
    try {
      await writeFile(join(root, 'there.md'), '# There\n\n## A heading, `code`\n');
      await run(root);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  };
  const problemsOf = (/** @type {string} */ root, /** @type {string} */ text) =>
    checkLinks(root, [{ file: 'page.md', text }]);

  it('link to what is there', () =>
    inFolder(async (root) => {
      const text = '[a](there.md) [b](there.md#a-heading-code) [c](https://example.org/x) ![d](./there.md "title")';
      assert.deepEqual(await problemsOf(root, text), []);
    }));
  it('do not link to nowhere', () =>
    inFolder(async (root) => {
      assert.deepEqual(await problemsOf(root, '![a](gone.png)'), ['page.md: gone.png leads nowhere']);
      assert.deepEqual(await problemsOf(root, '[a](../x)'), ['page.md: ../x leads out of the project']);
      assert.deepEqual(await problemsOf(root, '[a](there.md#not)'), [
        'page.md: there.md#not names a heading that is not there',
      ]);
    }));
  it('quote code as it is', () =>
    inFolder(async (root) => {
      await writeFile(join(root, 'code.ts'), 'const one = 1;\n\nconst two = 2;\n');
      const quote = (/** @type {string} */ code) => [
        { file: 'page.md', text: `<!-- from code.ts -->\n\n\`\`\`ts\n${code}\n\`\`\`\n` },
      ];
      assert.deepEqual(await checkQuotes(root, quote('const two = 2;')), []);
      assert.equal((await checkQuotes(root, quote('const two = 3;'))).length, 1);
    }));
  it('name scripts that exist', () => {
    const page = [{ file: 'page.md', text: 'Run `npm run dev`, then `npm run check:gone`.' }];
    assert.deepEqual(checkScripts(page, ['dev']), ['page.md: there is no `npm run check:gone`']);
  });
  it('name every setting, and no other', () => {
    const sources = { config: 'z.object({\n  PORT: whole(),\n  HOST: text(),\n})', example: '# PORT=3000\n' };
    const readme = '## Configuration\n\n| Setting | Meaning |\n| --- | --- |\n| `PORT` | Port |\n| `COLOUR` | Red |\n';
    assert.deepEqual(checkSettings(readme, sources), [
      "HOST is not in the README's table of settings",
      'COLOUR is no setting',
    ]);
  });
  it('may show links and headings as code', () => {
    const text = '# One\n\n```md\n# Two\n[a](b)\n| x |\n```\n';
    assert.deepEqual(linksOf(text), []);
    assert.deepEqual([...anchorsOf(text)], ['one']);
    assert.deepEqual(sectionsOf(text), [{ heading: 'One', rows: [] }]);
  });

  it('agree with the code', async () => assert.deepEqual(await checkDocs(ROOT), []));
});
