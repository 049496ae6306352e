import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { offlineWorker } from './vite.offline.mts';
import { keepCallsOfPackages, PURE_FUNCTIONS } from './vite.pure.mts';
import { zodWithoutJsonSchema } from './vite.zod.mts';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

const root = import.meta.dirname;
const client = path.join(root, 'dist/client');
const entries = {
  app: 'src/entry-client.tsx',
  boot: 'src/entry-boot.ts',
  public: 'src/entry-public.ts',
  styles: 'src/styles.css',
};

/** What is there before all else. */
const EARLY = /[\\/]shared[\\/](api[\\/]early-answers|offline[\\/](drawn-page|scan-address))/;
/** What nearly every page has. A dozen files of some hundred bytes compress to twice the size of one. */
const CORE =
  /[\\/](node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]|libs[\\/]ui[\\/]src[\\/](class-names|use-enhanced|layout|navigation[\\/](breadcrumbs|link|menu|menu-item|nav-bar|skip-link)|feedback[\\/](banner|dialog|empty-state|live-region|notice|progress-bar|skeleton|status-pill)|form[\\/](button|checkbox-field|field|field-error|field-group|link-button|radio-group|text-area|text-field))|libs[\\/]i18n[\\/]src[\\/]core|libs[\\/]domain[\\/]src[\\/](locale|access|text[\\/](localized-text|transliterate|serbian-letters|untouched))|libs[\\/]contracts[\\/]src[\\/](core[\\/](codecs|endpoint|problem-body)|problems|identity)|apps[\\/]web[\\/]src[\\/](shared[\\/](announce|api[\\/](?!early-answers)|feedback|ids|navigation|offline[\\/](?!drawn-page|scan-address)|outbox[\\/](pending|shelf|send-loop|use-send-chances)|session[\\/](?!sign-in-form)|text|time)))/;
/** What a learner's pages of courses share, for the same reason. */
const COURSES =
  /libs[\\/](domain[\\/]src[\\/]learning[\\/](lesson-progress|personal-notes|next-step|open-course)|contracts[\\/]src[\\/](learning[\\/](learning\.contract|notes\.contract)|courses[\\/](course-content|courses\.contract|media\.contract|draft-views)))|features[\\/]learning[\\/](queries|steps|progress[\\/]use-progress-outbox)\.ts/;
/** Sessions and certificates of one's own. */
const RECORDS =
  /libs[\\/]contracts[\\/]src[\\/](attendance|certificates)[\\/](attendance\.contract|attendance-evaluation|attendance-mark|check-in\.contract|certificates\.contract)|features[\\/](attendance|certificates)[\\/]queries\.ts/;
/** What a lesson is shown with. */
const LESSON =
  /apps[\\/]web[\\/]src[\\/](shared[\\/](lesson|rich-text)[\\/]|shared[\\/]media[\\/]media-(context|facts)|features[\\/]learning[\\/](notes[\\/]|lock-reasons))|libs[\\/]domain[\\/]src[\\/]learning[\\/]completion/;
const LANGUAGES = ['sq', 'sr', 'en'];
const textsEntry = (language: string): string => `../../libs/i18n/src/${language}/learner.ts`;
const quizzesEntry = (language: string): string => `../../libs/i18n/src/${language}/quizzes.ts`;
const requestsEntry = (language: string): string => `../../libs/i18n/src/${language}/requests.ts`;
const recordsEntry = (language: string): string => `../../libs/i18n/src/${language}/records.ts`;

type Manifest = Record<string, { file: string; imports?: string[] }>;
const readManifest = (): Manifest => JSON.parse(readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'));

/** The built styles, and which of their classes the script of public pages names. */
function clientStyles() {
  const manifest = readManifest();
  const textOf = (entry: string): string => readFileSync(path.join(client, manifest[entry]?.file ?? ''), 'utf8');
  const css = textOf(entries.styles).trim();
  const scripts = [entries.public, ...(manifest[entries.public]?.imports ?? [])].map(textOf).join('\n');
  const words = new Set(scripts.match(/[A-Za-z][\w-]*/g));
  const classes = new Set([...css.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name = '']) => name));
  return { css, scripted: [...classes].filter((name) => words.has(name)) };
}

/** What the server needs to know of the client build: the addresses that carry a content hash. */
function clientAssets() {
  const manifest = readManifest();
  const addressOf = (entry: string) => {
    const chunk = manifest[entry];
    if (!chunk) throw new Error(`The client build has no ${entry}: build the client before the server`);
    return `/${chunk.file}`;
  };
  /** The files of an entry with all it imports before it runs. */
  const filesOf = (entry: string, seen = new Set<string>()): string[] => {
    if (seen.has(entry)) return [];
    seen.add(entry);
    const imports = manifest[entry]?.imports ?? [];
    return [addressOf(entry), ...imports.flatMap((one) => filesOf(one, seen))];
  };
  const [app = '', ...parts] = filesOf(entries.app);
  const textsOf = (language: string) => addressOf(textsEntry(language));
  return {
    app,
    boot: addressOf(entries.boot),
    parts,
    home: filesOf('src/app/home/home.page.tsx').filter((file) => file !== app && !parts.includes(file)),
    public: addressOf(entries.public),
    styles: addressOf(entries.styles),
    records: Object.fromEntries(
      Object.entries({ en: 'en', sq: 'sq', 'sr-Cyrl': 'sr', 'sr-Latn': 'sr' }).map(([locale, language]) => [
        locale,
        addressOf(recordsEntry(language)),
      ]),
    ),
    texts: { en: textsOf('en'), sq: textsOf('sq'), 'sr-Cyrl': textsOf('sr'), 'sr-Latn': textsOf('sr') },
  };
}

/**
 * Two builds: the client (`vite build`), then the server (`vite build --ssr`). The server leaves packages that the API
 * loads too to Node, so that both hold the same endpoint values and the same `PageProblem`.
 */
export default defineConfig(({ isSsrBuild, command }) => ({
  root,
  plugins: [
    react(),
    ...(isSsrBuild
      ? []
      : [
          zodWithoutJsonSchema(),
          keepCallsOfPackages(),
          offlineWorker(
            root,
            client,
            LANGUAGES.flatMap((language) => [
              textsEntry(language),
              recordsEntry(language),
              requestsEntry(language),
              quizzesEntry(language),
            ]),
          ),
        ]),
  ],
  resolve: { conditions: ['@edukom/source', ...defaultClientConditions] },
  ssr: {
    external: ['@edukom/contracts', '@edukom/domain'],
    noExternal: ['@edukom/ui', '@edukom/i18n'],
    resolve: { conditions: ['@edukom/source', ...defaultServerConditions] },
  },
  define:
    isSsrBuild && command === 'build'
      ? { __CLIENT_ASSETS__: JSON.stringify(clientAssets()), __CLIENT_STYLES__: JSON.stringify(clientStyles()) }
      : {},
  build: isSsrBuild
    ? {
        outDir: path.join(root, 'dist/server'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        rolldownOptions: { input: 'src/entry-server.tsx', output: { entryFileNames: 'entry-server.js' } },
      }
    : {
        outDir: client,
        emptyOutDir: true,
        manifest: true,
        target: 'es2022',
        // A data: address would be one more source for the content security policy.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: Object.values(entries),
          // Zod's setting has to hold before the first schema is made, so it stands in the chunk that every schema imports.
          output: {
            codeSplitting: {
              groups: [
                { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|zod-without-eval/ },
                // Runs before all else, and so brings nothing else along.
                { name: 'early', test: EARLY },
                { name: 'core', test: CORE },
                { name: 'courses', test: COURSES },
                { name: 'records', test: RECORDS },
                { name: 'lesson', test: LESSON },
              ],
            },
          },
          // Importing our libs does nothing by itself: a page carries the contracts it calls, not the list of them all.
          treeshake: {
            manualPureFunctions: PURE_FUNCTIONS,
            moduleSideEffects: [
              { test: /[\\/]libs[\\/](contracts|domain|i18n|ui)[\\/]src[\\/].*\.tsx?$/, sideEffects: false },
            ],
          },
        },
      },
}));
