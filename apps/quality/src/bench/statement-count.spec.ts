import { statementsIn } from './statement-count.js';

describe('statementsIn', () => {
  const log = `[11] LOG:  execute sign-in.actor: SELECT 1
[11] DETAIL:  Parameters: $1 = '1'
[11] LOG:  execute answer.save: INSERT
\tINTO answer
[12] LOG:  statement: BEGIN
[12] LOG:  execute <unnamed>: SELECT 2
[11] LOG:  statement: COMMIT
[13] LOG:  checkpoint starting: time
`;

  it('counts what sessions with the marker executed, and nothing else', () => {
    expect(statementsIn(log, 'answer.save')).toBe(3);
    expect(statementsIn(log, '<unnamed>')).toBe(2);
    expect(statementsIn(log, 'other')).toBe(0);
  });
});
