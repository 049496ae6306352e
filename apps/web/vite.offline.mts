import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'vite';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const LOCALES = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'];

/** What learners open, and so what must come up without a network. */
const LEARNER_PAGES = [
  'src/entry-client.tsx',
  'src/entry-boot.ts',
  'src/app/home/home.page.tsx',
  ...['learning', 'learning-course', 'lesson', 'notes', 'quiz', 'quiz-result', 'session-mine', 'check-in'].map(
    (page) => `src/routes/app/${page}.page.tsx`,
  ),
  'src/routes/app/certificates-mine.page.tsx',
  'src/app/send-kept.tsx',
  'src/features/quizzes/components/sitting.tsx',
  'src/features/quizzes/outbox/hand-over.ts',
  'src/shared/session/sign-in-form.tsx',
];

/** The files of an entry with all it imports before it runs. */
function filesOf(manifest: Manifest, entry: string, seen: Set<string>): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`The client build has no ${entry}`);
  const imported = (chunk.imports ?? []).flatMap((one) => filesOf(manifest, one, seen));
  return [chunk.file, ...(chunk.css ?? []), ...imported];
}

/** What the worker brings onto the device. */
function readBuild(client: string, texts: readonly string[]) {
  const manifest = JSON.parse(readFileSync(path.join(client, '.vite/manifest.json'), 'utf8')) as Manifest;
  const seen = new Set<string>();
  const entries = [...LEARNER_PAGES, 'src/styles.css', ...texts];
  const hashed = [...new Set(entries.flatMap((entry) => filesOf(manifest, entry, seen)))]
    .sort()
    .map((file) => `/${file}`);
  const fonts = readdirSync(path.join(client, 'fonts')).filter((file) => file.endsWith('.woff2'));
  const named = ['/icons.svg', '/logo.svg', ...fonts.map((file) => `/fonts/${file}`)];
  const hash = createHash('sha256').update(JSON.stringify(hashed));
  for (const file of named) hash.update(readFileSync(path.join(client, file)));
  const shells = Object.fromEntries(LOCALES.map((locale) => [locale, `/${locale}/app`]));
  return { id: hash.digest('hex').slice(0, 16), hashed, named, shells };
}

const COMPRESSED = /\.(js|css|svg|webmanifest)$/;
/** Smaller files cost more by their headers. */
const COMPRESSED_FROM = 1_000;

/** Compresses once and well what every visitor loads; the server would do it each time, and less well. */
function compressFiles(client: string): void {
  for (const file of readdirSync(client, { recursive: true, encoding: 'utf8' })) {
    if (!COMPRESSED.test(file)) continue;
    const bytes = readFileSync(path.join(client, file));
    if (bytes.length < COMPRESSED_FROM) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(path.join(client, `${file}.br`), brotliCompressSync(bytes, { params }));
  }
}

/**
 * Builds the service worker after the client: one file at a stable address, which names the files of this build and so
 * changes with each. Then compresses everything.
 */
export function offlineWorker(root: string, client: string, texts: readonly string[]): Plugin {
  return {
    name: 'edukom-offline-worker',
    apply: 'build',
    async closeBundle(error?: Error) {
      if (error) return;
      await build({
        root,
        configFile: false,
        logLevel: 'warn',
        define: { __BUILD__: JSON.stringify(readBuild(client, texts)) },
        build: {
          outDir: client,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: path.join(root, 'src/worker/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
      compressFiles(client);
    },
  };
}
