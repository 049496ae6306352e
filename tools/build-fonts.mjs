/**
 * Makes our own font files from the full Noto families, and lays the theme's pictures beside them:
 *   apps/web/public/fonts/*.woff2     what pages load (addresses in libs/ui/src/theme/fonts.css: /fonts/<name>.woff2)
 *   apps/api/assets/fonts/*.ttf       what PDFs embed
 *   apps/web/public/{icons,logo}.svg  the icon sprite and the mark of libs/ui/src/theme
 * Does nothing when every output is newer than the lockfile, this file and the pictures. Run: node tools/build-fonts.mjs
 */
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const resolve = createRequire(import.meta.url).resolve;
const families = path.dirname(path.dirname(resolve('@expo-google-fonts/noto-sans/package.json')));
const maxWebBytes = 30 * 1024;

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const punctuation = '‐‑‒–—‘’‚“”„†•…‰‹›€™−≈≤≥→←↑↓';
// Keep in step with the unicode-range lines of libs/ui/src/theme/fonts.css (a test compares the files' names and ranges).
const latin = range(0x20, 0x7e) + range(0xa0, 0x17f) + 'Șșʼ' + punctuation;
const cyrillic = range(0x400, 0x45f);

// Hints cost a third of each file and matter on no screen our pages are read on; `locl` draws the Serbian forms of Cyrillic letters.
const web = { targetFormat: 'woff2', noHinting: true, keepFeatures: ['ccmp', 'kern', 'locl', 'lnum', 'mark', 'tnum'] };
// No feature list: pdfkit asks for small capitals, ligatures and `locl` by itself, so all stay.
const print = { targetFormat: 'truetype', noHinting: true };

const sans = (style) => `noto-sans/${style}/NotoSans_${style}.ttf`;
const serif = (style) => `noto-serif/${style}/NotoSerif_${style}.ttf`;
const webDir = 'apps/web/public/fonts';
const pdfDir = 'apps/api/assets/fonts';

const fonts = [
  { to: `${webDir}/noto-sans-latin-400.woff2`, from: sans('400Regular'), text: latin, options: web },
  { to: `${webDir}/noto-sans-latin-600.woff2`, from: sans('600SemiBold'), text: latin, options: web },
  { to: `${webDir}/noto-sans-cyrillic-400.woff2`, from: sans('400Regular'), text: cyrillic, options: web },
  { to: `${webDir}/noto-sans-cyrillic-600.woff2`, from: sans('600SemiBold'), text: cyrillic, options: web },
  { to: `${pdfDir}/noto-sans-regular.ttf`, from: sans('400Regular'), text: latin + cyrillic, options: print },
  { to: `${pdfDir}/noto-sans-bold.ttf`, from: sans('700Bold'), text: latin + cyrillic, options: print },
  { to: `${pdfDir}/noto-serif-regular.ttf`, from: serif('400Regular'), text: latin + cyrillic, options: print },
  { to: `${pdfDir}/noto-serif-italic.ttf`, from: serif('400Regular_Italic'), text: latin + cyrillic, options: print },
  { to: `${pdfDir}/noto-serif-bold.ttf`, from: serif('700Bold'), text: latin + cyrillic, options: print },
];
const copies = [
  { to: `${webDir}/OFL.txt`, from: path.join(families, 'noto-sans/LICENSE_FONT') },
  { to: `${pdfDir}/OFL.txt`, from: path.join(families, 'noto-sans/LICENSE_FONT') },
  { to: 'apps/web/public/icons.svg', from: path.join(root, 'libs/ui/src/theme/icons.svg') },
  { to: 'apps/web/public/logo.svg', from: path.join(root, 'libs/ui/src/theme/logo.svg') },
];

const changedAt = async (file) => {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
};

const isFresh = async () => {
  const inputs = [
    'package-lock.json',
    'tools/build-fonts.mjs',
    'libs/ui/src/theme/icons.svg',
    'libs/ui/src/theme/logo.svg',
  ];
  const newest = Math.max(
    ...(await Promise.all(inputs.map((file) => changedAt(path.join(root, file))))).map((at) => at ?? Infinity),
  );
  const outputs = await Promise.all([...fonts, ...copies].map(({ to }) => changedAt(path.join(root, to))));
  return outputs.every((at) => at !== null && at >= newest);
};

const build = async () => {
  for (const dir of [webDir, pdfDir]) await mkdir(path.join(root, dir), { recursive: true });
  for (const { to, from, text, options } of fonts) {
    const bytes = await subset(await readFile(path.join(families, from)), text, options);
    if (to.endsWith('.woff2') && bytes.length > maxWebBytes)
      throw new Error(`${to} has ${bytes.length} bytes; a page may load at most ${maxWebBytes}`);
    await writeFile(path.join(root, to), bytes);
    console.log(`${to}  ${(bytes.length / 1024).toFixed(1)} KB`);
  }
  for (const { to, from } of copies) {
    await copyFile(from, path.join(root, to));
    console.log(to);
  }
};

if (await isFresh()) console.log('fonts: up to date');
else await build();
