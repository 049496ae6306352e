import { readZip } from './zip-budget.js';
import { writeZip } from './write-zip.js';

const files = new Map([
  ['imsmanifest.xml', Buffer.from('<manifest/>')],
  ['pyetje/ђ.xml', Buffer.from('ë'.repeat(5_000))],
  ['empty', Buffer.alloc(0)],
]);
const all = () => true;

it('what is written is read again', () => expect(readZip(writeZip(files), 20_000, all)).toEqual(files));

it('only what is wanted is inflated, and never beyond the budget', () => {
  const bomb = writeZip(new Map([['a', Buffer.alloc(50_000_000)]]));
  expect(bomb.length).toBeLessThan(100_000);
  expect(readZip(bomb, 1_000_000, all)).toBe('too-large');
  expect(readZip(bomb, 1_000_000, (name) => name === 'b')).toEqual(new Map());
});

it('the budget is that of all files together', () => {
  const several = new Map(['a', 'b', 'c'].map((name) => [name, Buffer.alloc(400)]));
  expect(readZip(writeZip(several), 1_000, all)).toBe('too-large');
  expect(readZip(writeZip(several), 1_200, all)).toEqual(several);
});

it.each([
  ['no archive', Buffer.from('Emri,Mbiemri')],
  ['cut', writeZip(files).subarray(0, 90)],
  ['nothing', Buffer.alloc(0)],
])('%s is told', (_name, bytes) => expect(readZip(bytes, 1_000, all)).toBe('not-a-zip'));
