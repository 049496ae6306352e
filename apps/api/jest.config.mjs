import preset, { swc } from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'api',
  rootDir: import.meta.dirname,
  transform: { '^.+\\.tsx?$': swc({ transform: { legacyDecorator: true, decoratorMetadata: true } }) },
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
  testTimeout: 60_000,
};
