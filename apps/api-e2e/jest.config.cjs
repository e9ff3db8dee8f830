module.exports = {
  displayName: 'api-e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // These start, crash and race whole processes.
  testTimeout: 60_000,
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
  },
  moduleNameMapper: require('../../jest.paths.cjs'),
};
