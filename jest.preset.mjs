/** What every project's jest shares: sources are transformed by swc, libs resolve to their sources, never to a build. */
export const swc = (jsc = {}) => ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true, decorators: true }, target: 'es2022', ...jsc }, module: { type: 'commonjs', ignoreDynamic: true }, sourceMaps: 'inline' }];

export default {
  testMatch: ['<rootDir>/**/?(*.)+(spec).ts?(x)'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
  modulePathIgnorePatterns: ['/dist/', '/out-tsc/', '/.stryker-tmp/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': swc({ transform: { react: { runtime: 'automatic' } } }) },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@edukom/source', 'node', 'require', 'default'] },
};
