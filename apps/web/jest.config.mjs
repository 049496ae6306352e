import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'web',
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/jest.environment.mjs',
  setupFiles: ['<rootDir>/jest.setup.cjs'],
  moduleNameMapper: { ...preset.moduleNameMapper, '\\.(css|svg|woff2)(\\?.*)?$': '<rootDir>/jest.asset.cjs' },
};
