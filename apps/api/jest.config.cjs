const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// Specs are compiled with the decorators' settings of the build. Its aliases stay out (Jest maps them), and so does its list of files to skip.
const { target, parser, transform, keepClassNames } = JSON.parse(readFileSync(join(__dirname, '.swcrc'), 'utf8')).jsc;

module.exports = {
  displayName: 'api',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/src/testing/global-teardown.ts',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // A bound on what hangs, not a measure of speed: on a busy machine a database is slow, and nothing is wrong.
  testTimeout: 60_000,
  // Workers, also where Jest would see one core to use: one process that runs every spec grows slower with each (3 times as long in all).
  maxWorkers: 2,
  // For the same reason a worker that has grown is replaced by a new one between two files.
  workerIdleMemoryLimit: '1GB',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: { target, parser, transform, keepClassNames },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: require('../../jest.paths.cjs'),
};
