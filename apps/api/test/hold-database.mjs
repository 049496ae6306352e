// Starts the database in the folder given, prints what came of it as one line of JSON, and holds it until a line on its
// input says how to end: "stop" properly, "exit" without stopping. Killing it is the third way.
import { createInterface } from 'node:readline';
import './typescript-hooks.mjs';

const { startDatabase } = await import('../src/platform/db/embedded/start-database.ts');
const [dataDir] = process.argv.slice(2);
const database = await startDatabase({ dataDir, log: () => undefined });
process.stdout.write(`${JSON.stringify(database)}\n`);
createInterface({ input: process.stdin }).on('line', async (line) => {
  if (line === 'exit') process.exit(0);
  await database.stop();
  process.exit(0);
});
