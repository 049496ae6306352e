import { instant, uuid } from '@edukom/contracts';
import { z } from 'zod';
import { cursorDay, cursorText, readCursor, writeCursor } from './cursor.js';

const ID = '0190a5c4-7d5e-7000-8000-000000000001';
const training = z.tuple([z.enum(['ended', 'live']), cursorDay, uuid]);
const person = z.tuple([cursorText, cursorText, uuid, z.int32()]);
const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const refusal = (pointer: string) =>
  expect.objectContaining({ code: 'request.invalid', extra: { errors: [{ pointer, code: 'invalid' }] } });

it('gives back what was written, and nothing for the first page', () => {
  expect(readCursor(training, writeCursor(['ended', '2028-02-29', ID]))).toEqual(['ended', '2028-02-29', ID]);
  const named = ['Ђорђевић', 'Ägim "A|B"', ID, 3] as const;
  expect(readCursor(person, writeCursor(named))).toEqual(named);
  expect(readCursor(training, undefined)).toBeNull();
});

it('gives it as its reader wants it', () => {
  const at = new Date('2026-11-20T08:00:00.123Z');
  const shape = z.tuple([instant, uuid]).transform(([createdAt, id]) => ({ createdAt, id }));
  expect(readCursor(shape, writeCursor([at.toISOString(), ID]))).toEqual({ createdAt: at, id: ID });
});

it('can be sent in an address as it is', () => {
  expect(writeCursor(['?>~ÿ/+', 'Ђ'.repeat(7), ID])).toMatch(/^[\w-]+$/);
});

it.each([
  ['nothing in it', ''],
  ['garbage', 'x'],
  ['signs that are no base64', '%&"'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
  ['base64 of no JSON', encoded(`2026-11-20|${ID}`)],
  ['no list', encoded('{}')],
  ['null', encoded('null')],
  ['an empty list', writeCursor([])],
  ['too little', writeCursor(['ended', '2028-02-29'])],
  ['too much', writeCursor(['ended', '2028-02-29', ID, ID])],
  ['an unknown word', writeCursor(['else', '2028-02-29', ID])],
  ['a day of no calendar', writeCursor(['live', '2026-99-99', ID])],
  ['the 29th of February of a common year', writeCursor(['live', '2027-02-29', ID])],
  ['a day of the year zero', writeCursor(['live', '0000-01-01', ID])],
  ['dashes for an id', writeCursor(['live', '2026-01-01', '-'.repeat(36)])],
  ['the place in another list', writeCursor(['Berisha', 'Agim', ID, 1])],
])('refuses a cursor with %s', (_name, cursor) => {
  expect(() => readCursor(training, cursor)).toThrow(refusal('/cursor'));
});

it.each([
  ['a zero byte in the name', writeCursor(['be\0risha', 'Agim', ID, 1])],
  ['a number for a name', writeCursor([1, 'Agim', ID, 1])],
  ['a number in quotes', writeCursor(['Berisha', 'Agim', ID, '1'])],
  ['a number larger than the database has', writeCursor(['Berisha', 'Agim', ID, 2 ** 31])],
  ['the place in another list', writeCursor(['ended', '2028-02-29', ID])],
])('refuses a cursor of people with %s', (_name, cursor) => {
  expect(() => readCursor(person, cursor)).toThrow(refusal('/cursor'));
});

it('names the parameter that it came in', () => {
  expect(() => readCursor(person, 'x', '/after')).toThrow(refusal('/after'));
});
