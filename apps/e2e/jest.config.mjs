import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'e2e',
  rootDir: import.meta.dirname,
  testTimeout: 120_000,
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  // Each has a product of its own; much of a journey is waiting, for a network that is cut or a time that ends.
  maxWorkers: 2,
  testSequencer: '<rootDir>/longest-first.mjs',
  globalSetup: '<rootDir>/src/support/global-setup.mjs',
  globalTeardown: '<rootDir>/src/support/global-teardown.mjs',
};
