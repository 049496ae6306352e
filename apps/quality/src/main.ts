import { runQuality } from './quality.js';
import { benchItems, faultItems } from './registry.js';

// a plain exit, so that the products that were started are ended on the way out
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(name, () => process.exit(code));

const output = { result: (text: string) => console.log(text), progress: (line: string) => console.error(line) };
process.exit(await runQuality(process.argv.slice(2), { bench: benchItems, faults: faultItems }, output));
