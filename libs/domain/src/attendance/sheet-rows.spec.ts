import fc from 'fast-check';
import { withCheckSymbol } from './checked-code.js';
import { judgeSheet, unreadTimes } from './sheet-rows.js';
import { ZONE } from './zone.js';

const at = (clock: string): number => Date.parse(`2026-11-24T${clock}:00+01:00`);
const session = { start: at('10:00'), end: at('12:00') };
const ANA = withCheckSymbol('7KQ2FM');
const BESA = withCheckSymbol('ABCDEF');
const FOREIGN = withCheckSymbol('ZZZZZZ');
const find = (code: string): string | null => ({ [ANA]: 'ana', [BESA]: 'besa' })[code] ?? null;
const judge = (...rows: string[][]) =>
  judgeSheet(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    session,
    ZONE,
    find,
  );

it('takes codes alone, in groups, small, with empty rows between', () => {
  expect(judge([`${ANA.slice(0, 3)} ${ANA.slice(3).toLowerCase()}`], [''], [BESA])).toMatchObject([
    { line: 1, enrolmentId: 'ana', present: null, reason: null },
    { line: 3, enrolmentId: 'besa', reason: null },
  ]);
});

it('takes times typed after a code, and never a code for the whole session because it cannot read them', () => {
  const [first, second] = [ANA, BESA];
  expect(judge([first, '10:20', '11:30'], [second, '', '11'])).toMatchObject([
    { enrolmentId: 'ana', present: { start: at('10:20'), end: at('11:30') }, reason: null },
    { enrolmentId: 'besa', present: { start: at('10:00'), end: at('11:00') }, reason: null },
  ]);
  expect(judge([first, 'vonë'], [second, '11:30', '10:30']).map(({ reason }) => reason)).toEqual([
    'time-unreadable',
    'time-order',
  ]);
});

it.each([
  [['Kodi', 'Nënshkrimi', 'Erdhi', 'Shkoi', 'Vërejtje']],
  [['Код', 'Потпис', 'Долазак', 'Одлазак', 'Напомена']],
  [['Code', 'Signed', 'Arrived', 'Left', 'Remark']],
])('reads a table under %j', (header) => {
  expect(judge(header, [ANA, 'x', '10:20', '', 'bus'], [BESA, '', '', '', ''])).toMatchObject([
    { enrolmentId: 'ana', present: { start: at('10:20'), end: at('12:00') }, remark: 'bus', reason: null },
    { enrolmentId: 'besa', reason: 'unsigned' },
  ]);
});

it.each([
  ['9:30', { start: at('10:00'), end: at('12:00') }],
  ['10.20', { start: at('10:20'), end: at('12:00') }],
  ['11', { start: at('11:00'), end: at('12:00') }],
  ['0.4375', { start: at('10:30'), end: at('12:00') }],
  ['0,43750001', { start: at('10:30'), end: at('12:00') }],
])('arrived %s', (arrived, present) => {
  expect(judge(['Code', 'Arrived'], [ANA, arrived])).toMatchObject([{ present, reason: null }]);
});

it.each([
  ['no code', ['', 'x'], 'code-missing'],
  ['a slip', [`9${ANA.slice(1)}`, 'x'], 'code-mistyped'],
  ['another session', [FOREIGN, 'x'], 'code-unknown'],
  ['not signed', [ANA, 'jo'], 'unsigned'],
  ['no time', [ANA, 'x', 'vonë'], 'time-unreadable'],
  ['after the end', [ANA, 'x', '12:30'], 'time-outside'],
  ['before the start', [ANA, 'x', '', '9:00'], 'time-outside'],
  ['the wrong way round', [ANA, 'x', '11:30', '11:00'], 'time-order'],
])('%s records nothing', (_case, row, reason) => {
  expect(judge(['Code', 'Signed', 'Arrived', 'Left'], row)).toMatchObject([{ present: null, reason }]);
});

describe('times under a heading that is not known', () => {
  const unread = (...rows: string[][]) => unreadTimes(rows.map((cells, index) => ({ line: index + 1, cells })));

  it('are told of, and only they', () => {
    expect(
      unread(
        ['Nr.', 'Kodi', 'Emri', 'Hyrja', 'Shkoi'],
        ['1', ANA, 'Ana', '', '11:30'],
        ['2', BESA, 'Besa', '10:20', ''],
      ),
    ).toEqual(['Hyrja']);
    expect(unread([''], ['Код', 'Почетак ', 'Крај'], [ANA, '10.20', '11,30'])).toEqual(['Почетак', 'Крај']);
    expect(unread(['Code', 'In', 'Out'], [ANA, '0,4375', ''])).toEqual(['In']);
    expect(unread(['Code', ''], [ANA, '10:20'])).toEqual(['']);
  });

  it('are none where every heading is read, where no time stands, or where there is no heading', () => {
    expect(unread(['Code', 'Arrived', 'Left'], [ANA, '10:20', '11:30'])).toEqual([]);
    expect(unread(['Code', 'Date', 'Seat'], [ANA, '24.11.2026', '12'])).toEqual([]);
    expect(unread([ANA, '10:20', '11:30'])).toEqual([]);
    expect(unread()).toEqual([]);
  });
});

it('a code twice counts once', () => {
  expect(judge([ANA], [ANA]).map(({ reason }) => reason)).toEqual([null, 'twice']);
});

it('one wrong symbol never records somebody else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(ANA, BESA),
      fc.nat(6),
      fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
      (code, place, letter) => {
        const typed = code.slice(0, place) + letter + code.slice(place + 1);
        fc.pre(typed !== code);
        expect(judge([typed])[0]?.reason).toBe('code-mistyped');
      },
    ),
  );
});
