module.exports = {
  displayName: 'api-e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // These start, crash and race whole processes.
  testTimeout: 180_000,
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
    '^.+\\.m?js$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2024' }, module: { type: 'commonjs' } }],
  },
  // Packages that ship ES modules only.
  transformIgnorePatterns: ['node_modules/(?!(?:temporal-polyfill|temporal-utils|uuid)/)'],
  moduleNameMapper: require('../../jest.paths.cjs'),
};
