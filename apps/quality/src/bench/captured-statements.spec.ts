import { idOf } from '../exam/exam-ids.js';
import { asExpressions, asValues, capturedIn, parametersIn } from './captured-statements.js';

const log = `[11] LOG:  execute sign-in.actor: SELECT 1
[11] DETAIL:  Parameters: $1 = '\\x00'
[12] LOG:  execute <unnamed>: SELECT 'of another session'
[11] LOG:  execute <unnamed>: SELECT e.id
\tFROM enrolment e WHERE e.id = $1 AND $2::uuid IS NULL
[11] DETAIL:  Parameters: $1 = '${idOf('reader', 0)}', $2 = NULL
[11] LOG:  statement: COMMIT
[11] LOG:  execute outline: SELECT 2
[13] LOG:  checkpoint starting: time
`;

describe('capturedIn', () => {
  it('gives what the session of the request executed, whole and with its parameters', () => {
    expect(capturedIn(log, 'sign-in.actor')).toEqual([
      {
        name: '<unnamed>',
        sql: 'SELECT e.id\nFROM enrolment e WHERE e.id = $1 AND $2::uuid IS NULL',
        parameters: [idOf('reader', 0), null],
      },
      { name: 'outline', sql: 'SELECT 2', parameters: [] },
    ]);
    expect(capturedIn(log, 'other')).toEqual([]);
  });
});

it.each<[string, (string | null)[]]>([
  ["Parameters: $1 = 'it''s', $2 = NULL", ["it's", null]],
  ["Parameters: $1 = 'a, $2 = ''b''', $2 = '{1,2}'", ["a, $2 = 'b'", '{1,2}']],
  ['Parameters:', []],
])('%s', (detail, expected) => {
  expect(parametersIn(detail)).toEqual(expected);
});

it('lets the ids of the load data vary, alone and in lists, and nothing else', () => {
  const parameters = [idOf('person', 0), `{${idOf('reader', 0)}}`, null, "it's", idOf('other', 5)];
  expect(asExpressions(parameters)).toEqual([
    "('00000001-0000-7000-8000-' || :n)::uuid",
    "ARRAY[('00000007-0000-7000-8000-' || :n)::uuid]",
    'NULL',
    "'it''s'",
    `'${idOf('other', 5)}'`,
  ]);
  expect(asValues(parameters, 7)).toEqual([
    idOf('person', 7),
    `{${idOf('reader', 7)}}`,
    null,
    "it's",
    idOf('other', 5),
  ]);
});
