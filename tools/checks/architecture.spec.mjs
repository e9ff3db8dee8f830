// Proves that the rules about who may import whom refuse what they are for, by running the real rules over forbidden imports.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { ALLOWED, FORBIDDEN } from './architecture-cases.mjs';
import { fixtureWorkspace, projectsOf, refusals, ROOT } from './fixture-workspace.mjs';

const require = createRequire(import.meta.url);

/** Names of projects that have not exactly one `scope:` and one `type:`. */
function untagged(projects) {
  const count = (tags, prefix) => tags.filter((tag) => tag.startsWith(prefix)).length;
  return projects
    .filter(({ tags }) => count(tags, 'scope:') !== 1 || count(tags, 'type:') !== 1)
    .map(({ name }) => name);
}

describe('the architecture', () => {
  let workspace;
  let projects;
  let refused;

  before(async () => {
    workspace = await fixtureWorkspace({
      ...ALLOWED,
      ...Object.assign({}, ...FORBIDDEN.map(({ file, source, beside }) => ({ [file]: source, ...beside }))),
    });
    projects = await projectsOf(workspace.root);
    refused = await refusals(workspace.root);
  });

  after(() => workspace?.remove());

  for (const { sentence, file, rules, names } of FORBIDDEN) {
    it(sentence, () => {
      const found = refused.filter((refusal) => refusal.file === file);
      for (const rule of rules) {
        const messages = found.filter((refusal) => refusal.rule === rule).map(({ message }) => message);
        assert.notEqual(messages.length, 0, `${rule} says nothing about ${file}; refused for ${JSON.stringify(found)}`);
        if (names && !rule.startsWith('domain-')) {
          assert.ok(
            messages.some((message) => message.includes(names)),
            `expected "${names}" in ${messages.join(' | ')}`,
          );
        }
      }
      const others = found.filter(({ rule }) => isAboutImports(rule) && !rules.includes(rule));
      assert.deepEqual(others, [], 'a case must show one rule, not several');
    });
  }

  it('is not simply refused altogether: what is allowed passes', () => {
    assert.deepEqual(
      refused.filter(({ file, rule }) => file in ALLOWED && (rule === null || isAboutImports(rule))),
      [],
    );
  });

  it('has a case for every rule', () => {
    const proven = new Set(FORBIDDEN.flatMap(({ rules }) => rules));
    assert.deepEqual(
      cruiserRules().filter((name) => !proven.has(name)),
      [],
    );
  });

  it('finds a project without tags', () => {
    assert.deepEqual(untagged(projects), ['untagged']);
  });

  it('has no project without tags', async () => {
    assert.deepEqual(untagged(await projectsOf(ROOT.replace(/[\\/]$/, ''))), []);
  });
});

function cruiserRules() {
  return require(`${ROOT}/.dependency-cruiser.cjs`).forbidden.map(({ name }) => name);
}

function isAboutImports(rule) {
  return rule === '@nx/enforce-module-boundaries' || cruiserRules().includes(rule);
}
