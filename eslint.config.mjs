import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import { layers } from './tools/eslint/layers.mjs';

const edukom = { rules: { layers } };
const letters = '/[\\p{L}]/u';

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...nx.configs['flat/javascript'],
  { ignores: ['**/dist', '**/out-tsc', '**/node_modules', '**/generated', '**/.stryker-tmp', '**/coverage'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { edukom, 'import-x': importX },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: [],
          depConstraints: [
            {
              sourceTag: 'scope:app',
              onlyDependOnLibsWithTags: ['scope:contracts', 'scope:domain', 'scope:i18n', 'scope:ui'],
            },
            {
              sourceTag: 'scope:harness',
              onlyDependOnLibsWithTags: ['scope:contracts', 'scope:domain', 'scope:i18n'],
            },
            {
              sourceTag: 'scope:e2e',
              onlyDependOnLibsWithTags: ['scope:contracts', 'scope:domain', 'scope:i18n', 'scope:harness'],
            },
            { sourceTag: 'scope:ui', onlyDependOnLibsWithTags: ['scope:i18n'] },
            { sourceTag: 'scope:i18n', onlyDependOnLibsWithTags: ['scope:contracts', 'scope:domain'] },
            { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: [] },
          ],
        },
      ],
      'edukom/layers': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300 }],
      complexity: ['error', 10],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e.ts', 'apps/api/test/**'],
    rules: { 'max-lines': ['error', { max: 500 }] },
  },
  { files: ['apps/quality/**', 'apps/api/src/start.ts', 'tools/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.config.{mjs,mts,ts}', 'apps/api/test/global-*.mjs'],
    rules: { 'import-x/no-default-export': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['apps/web/**/*.tsx', 'libs/ui/**/*.tsx'],
    ignores: ['**/*.spec.tsx'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y-x': a11y },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      // Our component of tracks stands for them.
      'jsx-a11y-x/media-has-caption': ['error', { track: ['CaptionTracks'] }],
      'no-restricted-syntax': [
        'error',
        { selector: `JSXText[value=${letters}]`, message: 'No literal text in JSX: use t().' },
        {
          selector: `JSXAttribute[name.name=/^(aria-label|title|alt|placeholder|label|heading|summary)$/] > Literal[value=${letters}]`,
          message: 'No literal text in an attribute people read: use t().',
        },
        {
          selector: `JSXExpressionContainer > Literal[value=${letters}]:not(JSXAttribute > JSXExpressionContainer > Literal)`,
          message: 'No literal text in JSX: use t().',
        },
      ],
    },
  },
];
