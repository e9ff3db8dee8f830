import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { countTests } from './counting.mjs';

const OUTPUTS = [
  ['nothing', 'Compiled 12 files.', 0, 0],
  ['Jest', 'Test Suites: 2 passed, 2 total\nTests:       46 passed, 46 total\nSnapshots:   0 total', 46, 0],
  ['Jest with failures', 'Tests:       3 failed, 1 skipped, 2 todo, 46 passed, 52 total', 46, 3],
  ['Jest behind the name of a project', 'domain: Tests:       12 passed, 12 total', 12, 0],
  ['Jest in colour', '\x1b[1mTests:       \x1b[22m\x1b[1m\x1b[32m5 passed\x1b[39m\x1b[22m, 5 total', 5, 0],
  ['node --test', 'ℹ tests 21\nℹ suites 7\nℹ pass 19\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0', 19, 2],
  ['node --test as TAP', '# tests 2\n# pass 2\n# fail 0', 2, 0],
  ['node --test behind the name of a project', 'tools: ℹ pass 9\ntools: ℹ fail 0', 9, 0],
  [
    'Playwright',
    '  1 failed\n    [phone] › register.spec.ts:3:1 › 5 passed\n  1 flaky\n  2 skipped\n  12 passed (30.1s)',
    12,
    2,
  ],
  ['several', 'api: Tests:       2 passed, 2 total\nui: Tests:       1 failed, 1 total', 2, 1],
  ['a name that looks like a sum', '    ✓ 3 passed marks stay (2 ms)', 0, 0],
];

describe('the count of tests', () => {
  for (const [what, output, passed, failed] of OUTPUTS) {
    it(`reads ${what}`, () => assert.deepEqual(countTests(String(output)), { passed, failed }));
  }
});
