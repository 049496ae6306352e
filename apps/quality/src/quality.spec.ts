import { chooseItems, parseQualityArguments } from './arguments.js';
import { type QualityItems, runQuality } from './quality.js';
import { benchItems, faultItems } from './registry.js';

describe('the command line', () => {
  it('has 7 rounds unless told otherwise', () => {
    expect(parseQualityArguments(['bench'])).toMatchObject({ command: 'bench', only: [], rounds: 7, full: false });
    expect(parseQualityArguments(['bench', '--quick']).rounds).toBe(3);
    expect(parseQualityArguments(['bench', '--quick', '--rounds', '5']).rounds).toBe(5);
    expect(parseQualityArguments(['faults', '--only', 'r1,R3', '--only=R10', '--full'])).toMatchObject({
      only: ['R1', 'R3', 'R10'],
      full: true,
    });
  });

  it.each([[[]], [['test']], [['bench', 'faults']], [['bench', '--rounds', 'x']], [['bench', '--wrong']]])(
    'refuses %j',
    (argv) => {
      expect(() => parseQualityArguments(argv)).toThrow();
    },
  );

  it('chooses items in the order of the list and names those there are', () => {
    const items = [{ id: 'P1' }, { id: 'P2' }, { id: 'P3' }];
    expect(chooseItems(items, ['P3', 'P1']).map(({ id }) => id)).toEqual(['P1', 'P3']);
    expect(() => chooseItems(items, ['P9'])).toThrow('no item P9; there are P1, P2, P3');
  });
});

describe('the calibration items of the harness', () => {
  const run = async (argv: readonly string[], items: QualityItems = { bench: benchItems, faults: faultItems }) => {
    const printed: string[] = [];
    const output = {
      result: (text: string) => void printed.push(text),
      progress: (line: string) => void printed.push(line),
    };
    return { code: await runQuality(argv, items, output), text: printed.join('\n') };
  };

  it('R0: loses requests and replies, keeps the promise with a key, and finds doubles without it', async () => {
    const { code, text } = await run(['faults', '--only', 'R0', '--json']);
    const { results, machine } = JSON.parse(text) as {
      machine: string;
      results: { pass: boolean; outcome: { count: number; figure: string }; control: { caught: number } }[];
    };
    expect(results[0]).toMatchObject({ pass: true, outcome: { figure: '0 lost, 0 doubled' } });
    expect(results[0]?.outcome.count).toBeGreaterThan(60);
    expect(results[0]?.control.caught).toBeGreaterThan(20);
    expect(machine).toContain('Node v');
    expect(code).toBe(0);
  });

  it('P0: both clients measure, without an error', async () => {
    const { text } = await run(['bench', '--only', 'P0', '--rounds', '2', '--seconds', '0.2']);
    expect(text).toMatch(/\| P0 +\|.* requests\/s \|/);
    expect(text).not.toContain('errors');
  });

  it('exits 1 when a promise is broken, 2 on a wrong command line, 1 on nothing', async () => {
    const [r0] = faultItems;
    const broken = faultItems
      .slice(0, 1)
      .map((item) => ({ ...item, control: async () => ({ caught: 0, variant: 'none' }) }));
    expect((await run(['faults'], { bench: [], faults: broken })).code).toBe(1);
    expect((await run(['faults', '--only', 'R99'])).text).toContain(`there are ${r0?.id}`);
    expect((await run(['faults', '--only', 'R99'])).code).toBe(2);
    expect((await run(['bench'], { bench: [], faults: [] })).code).toBe(1);
  });
});
