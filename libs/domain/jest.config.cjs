module.exports = {
  displayName: 'domain',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // A bound on what hangs, not a measure of speed.
  testTimeout: 60_000,
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
    '^.+\\.m?js$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2024' }, module: { type: 'commonjs' } }],
  },
  // Packages that ship ES modules only are compiled too, so that no flag of Node is needed here.
  transformIgnorePatterns: ['node_modules/(?!(?:temporal-polyfill|temporal-utils|fast-check)/)'],
  moduleNameMapper: require('../../jest.paths.cjs'),
};
