import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'i18n', rootDir: import.meta.dirname };
