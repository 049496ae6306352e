import preset, { swc } from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'api',
  rootDir: import.meta.dirname,
  transform: { '^.+\\.tsx?$': swc({ transform: { legacyDecorator: true, decoratorMetadata: true } }) },
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  testTimeout: 60_000,
  // In a process of its own, and in a new one when it has grown: modules of one test file are never wholly forgotten.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
};
