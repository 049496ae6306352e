import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'e2e', rootDir: import.meta.dirname, testTimeout: 120_000, testMatch: ['<rootDir>/src/**/*.e2e.ts'], maxWorkers: 1 };
