import { preparedScript } from './prepared-script.js';

describe('preparedScript', () => {
  it('puts variables and expressions in the place of the parameters', () => {
    const script = preparedScript(
      'SELECT $2,\n  $1 || $10',
      ['(:a)', ':b', ...Array(7).fill(':x'), ':j'],
      ['\\set a 1'],
    );
    expect(script).toBe('\\set a 1\nSELECT :b, (:a) || :j;\n');
  });

  it('refuses a statement that wants more than it is given', () => {
    expect(() => preparedScript('SELECT $2', [':a'])).toThrow('no parameter for $2');
  });
});
