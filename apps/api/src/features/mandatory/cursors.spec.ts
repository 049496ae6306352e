import { readPersonCursor, readTrainingCursor, writeCursor } from './cursors.js';

const ID = '0190a5c4-7d5e-7000-8000-000000000001';

it('gives back what was written, and nothing for the first page', () => {
  expect(readTrainingCursor(writeCursor('ended', '2028-02-29', ID))).toEqual({
    isEnded: true,
    dueOn: '2028-02-29',
    id: ID,
  });
  expect(readPersonCursor(writeCursor('berisha agim', ID))).toEqual(['berisha agim', ID]);
  expect([readTrainingCursor(undefined), readPersonCursor(undefined)]).toEqual([null, null]);
});

it.each([
  ['a day of no calendar', writeCursor('open', '2026-99-99', ID)],
  ['the 29th of February of a common year', writeCursor('open', '2027-02-29', ID)],
  ['a day of the year zero', writeCursor('open', '0000-01-01', ID)],
  ['dashes for an id', writeCursor('open', '2026-01-01', '-'.repeat(36))],
  ['no list', Buffer.from('{}').toString('base64url')],
  ['no JSON', 'x'],
])('refuses a cursor with %s', (_name, cursor) => {
  expect(() => readTrainingCursor(cursor)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});

it.each([
  ['dashes for an id', writeCursor('berisha', '-'.repeat(36))],
  ['a zero byte in the name', writeCursor('be\0risha', ID)],
  ['a number for a name', Buffer.from(JSON.stringify([1, ID])).toString('base64url')],
])('refuses a cursor of people with %s', (_name, cursor) => {
  expect(() => readPersonCursor(cursor)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});
