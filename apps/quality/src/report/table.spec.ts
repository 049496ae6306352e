import { figureText, textTable } from './table.js';

describe('textTable', () => {
  it('aligns columns and is Markdown', () => {
    expect(textTable(['id', 'figure'], [['P1', '1,234'], ['P10']]).split('\n')).toEqual([
      '| id  | figure |',
      '| --- | ------ |',
      '| P1  | 1,234  |',
      '| P10 |        |',
    ]);
  });
});

describe('figureText', () => {
  it.each([
    [12_345.6, '12,346'],
    [123.4, '123'],
    [12.34, '12.3'],
    [1.234, '1.23'],
    [0.1234, '0.123'],
    [0, '0'],
    [5, '5'],
    [NaN, '–'],
  ])('%d as %s', (value, text) => {
    expect(figureText(value)).toBe(text);
  });
});
