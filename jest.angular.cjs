// Shared by the dashboard and libs/ui. Must run without --experimental-vm-modules: with it, Jest loads Angular's own bundles wrongly.
module.exports = (rootDir, displayName) => ({
  displayName,
  rootDir,
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // Also where Jest would see one core to use.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // A bound on what hangs, not a measure of speed.
  testTimeout: 60_000,
  transform: {
    '^.+\\.(ts|js|mjs|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  // What ships as ES modules only is compiled too: every .mjs, and packages that put ES modules in .js files.
  transformIgnorePatterns: [
    'node_modules/(?!(.*\\.mjs$|echarts/|zrender/|tslib/|temporal-polyfill/|temporal-utils/|uuid/))',
  ],
  moduleNameMapper: require('./jest.paths.cjs'),
});
