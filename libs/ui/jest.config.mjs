import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'ui', rootDir: import.meta.dirname, testEnvironment: 'jsdom' };
