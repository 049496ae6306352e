import { moved } from './grid-keys.js';

const size = { rows: 100, columns: 5, page: 10 };
it.each([
  ['ArrowDown', false, { row: 3, column: 2 }, { row: 4, column: 2 }],
  ['ArrowUp', false, { row: 0, column: 2 }, { row: 0, column: 2 }],
  ['ArrowLeft', false, { row: 0, column: 0 }, { row: 0, column: -1 }],
  ['ArrowLeft', false, { row: 0, column: -1 }, { row: 0, column: -1 }],
  ['ArrowRight', false, { row: 0, column: 4 }, { row: 0, column: 4 }],
  ['PageDown', false, { row: 95, column: 1 }, { row: 99, column: 1 }],
  ['PageUp', false, { row: 15, column: 1 }, { row: 5, column: 1 }],
  ['Home', false, { row: 7, column: 3 }, { row: 7, column: -1 }],
  ['End', false, { row: 7, column: 0 }, { row: 7, column: 4 }],
  ['Home', true, { row: 7, column: 3 }, { row: 0, column: -1 }],
  ['End', true, { row: 7, column: 3 }, { row: 99, column: 4 }],
  ['a', false, { row: 7, column: 3 }, null],
])('%s', (key, isCtrl, at, to) => {
  expect(moved(key, isCtrl, at, size)).toEqual(to);
});
