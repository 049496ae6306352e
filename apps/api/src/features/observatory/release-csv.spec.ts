import { csvField } from './release-csv.js';

it.each([
  ['plain', 'Prizren', 'Prizren'],
  ['a comma', 'a,b', '"a,b"'],
  ['quotes', 'a "b"', '"a ""b"""'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['what a spreadsheet would run', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['a text that begins with a sign', '-1+1', "'-1+1"],
])('%s', (_, value, expected) => expect(csvField(value)).toBe(expected));

it('a negative number stays a number', () => expect(csvField(-12.5)).toBe('-12.5'));
