import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'e2e',
  rootDir: import.meta.dirname,
  testTimeout: 120_000,
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  // One product serves all journeys, and two browsers at once would measure the machine.
  maxWorkers: 1,
  globalSetup: '<rootDir>/src/support/global-setup.mjs',
  globalTeardown: '<rootDir>/src/support/global-teardown.mjs',
};
