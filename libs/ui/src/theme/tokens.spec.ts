import { readFileSync } from 'node:fs';
import path from 'node:path';

const css = readFileSync(path.join(__dirname, 'tokens.css'), 'utf8');

type Roles = Record<string, string>;

const rolesOf = (block: string): Roles =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [String(match[1]), String(match[2])]),
  );

const blockAfter = (start: string): Roles => {
  const from = css.indexOf(start);
  if (from < 0) throw new Error(`no block begins with ${start}`);
  return rolesOf(css.slice(from + start.length, css.indexOf('}', from)));
};

const light = blockAfter(':root {');
const dark = blockAfter("\n:root[data-theme='dark'] {");
const systemDark = blockAfter(":root:not([data-theme='light']) {");
const print = blockAfter("  :root,\n  :root[data-theme='dark'] {");

/** Relative luminance of a colour, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
};

const grounds = ['paper', 'ground', 'sunk', 'primary-soft', 'needs-soft', 'good-soft', 'bad-soft'];
const textPairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] =>
    ['ink', 'ink-soft', 'primary', 'primary-strong'].map((text) => [text, ground]),
  ),
  ...['needs', 'good', 'bad', 'bad-strong'].flatMap((text): [string, string][] =>
    ['paper', 'ground', `${text.replace('-strong', '')}-soft`].map((ground) => [text, ground]),
  ),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-strong'],
  ['on-bad', 'bad'],
  ['on-bad', 'bad-strong'],
  ['on-band', 'band'],
  ['paper', 'needs'],
  ...[1, 2, 3, 4, 5].map((step): [string, string] => [`on-seq-${step}`, `seq-${step}`]),
];
/** Edges of controls, focus rings and lines of charts: 3:1 (WCAG 1.4.11). */
const shapePairs: [string, string][] = [
  'line-strong',
  'primary',
  ...[1, 2, 3, 4, 5, 6].map((index) => `series-${index}`),
].flatMap((shape): [string, string][] => ['paper', 'ground'].map((ground) => [shape, ground]));

const ratio = (roles: Roles, [one, other]: [string, string]): number => {
  const [first, second] = [roles[one], roles[other]];
  if (!first?.startsWith('#') || !second?.startsWith('#'))
    throw new Error(`${one} or ${other} is not a colour of tokens.css`);
  return contrast(first, second);
};

test('contrast is computed as WCAG computes it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

describe.each([
  ['light', light],
  ['dark', dark],
])('%s theme', (_, roles) => {
  test.each(textPairs)('%s can be read on %s', (text, ground) => {
    expect(ratio(roles, [text, ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapePairs)('%s can be seen on %s', (shape, ground) => {
    expect(ratio(roles, [shape, ground])).toBeGreaterThanOrEqual(3);
  });
});

test('the system’s dark and the chosen dark are the same', () => {
  expect(systemDark).toEqual(dark);
});

test('dark gives every colour of light again, and print takes light back', () => {
  const colours = Object.keys(light).filter((name) => /^(#|rgb)/.test(light[name] ?? ''));
  expect(colours.length).toBeGreaterThan(30);
  expect(Object.keys(dark)).toEqual(expect.arrayContaining(colours));
  for (const name of colours) expect(print[name]).toBe(light[name]);
});
