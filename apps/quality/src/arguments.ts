import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface QualityArguments {
  readonly command: 'bench' | 'faults';
  /** Ids of items; empty for all. */
  readonly only: readonly string[];
  /** One JSON document instead of the table. */
  readonly json: boolean;
  /** Faults: the published number of repetitions. Bench: P16 at its full size, once. */
  readonly full: boolean;
  /** Bench: rounds to keep. */
  readonly rounds: number;
  /** Bench: seconds per arm and round. */
  readonly seconds: number;
}

/** How to call it. */
export const usage = `bench  [--only P1[,P2]] [--rounds 7] [--seconds 5] [--quick] [--full] [--json]
faults [--only R1[,R3]] [--full] [--json]`;

/** Reads the command line. Throws an `Error` with a message for people. */
export function parseQualityArguments(argv: readonly string[]): QualityArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const [command, ...more] = positionals;
  if ((command !== 'bench' && command !== 'faults') || more.length > 0) throw new Error('say bench or faults');
  const only = (values.only ?? []).flatMap((list) => list.split(',')).map((id) => id.trim().toUpperCase());
  return {
    command,
    only: only.filter((id) => id !== ''),
    json: values.json,
    full: values.full,
    rounds: Math.ceil(numberIn('--rounds', values.rounds, values.quick ? 3 : 7, 1, 100)),
    seconds: numberIn('--seconds', values.seconds, values.quick ? 2 : 5, 0.1, 600),
  };
}

/** The items asked for, in the order of the list. Throws for an id that is not in it. */
export function chooseItems<Item extends { readonly id: string }>(
  items: readonly Item[],
  only: readonly string[],
): readonly Item[] {
  const unknown = only.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0)
    throw new Error(`no item ${unknown.join(', ')}; there are ${items.map(({ id }) => id).join(', ')}`);
  return only.length === 0 ? items : items.filter(({ id }) => only.includes(id));
}

function numberIn(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value >= least && value <= most)) throw new Error(`${name} is a number from ${least} to ${most}`);
  return value;
}
