import { setTimeout as delay } from 'node:timers/promises';
import { type DeskImport, ImportDesk, peopleTable } from '../imports/import-desk.js';
import { type PoisonTable, poisonTables, refusedFiles } from '../imports/poison-tables.js';
import { peakResidentMb } from '../product/footprint.js';
import { Installation } from '../product/installation.js';
import type { FaultContext, FaultItem } from './fault-item.js';

/** Places a worker dies at: among the rows, with all rows done, and with everything committed but the job. */
const DEATHS = ['import.rows#2', 'import.before-commit', 'import.after-commit'] as const;
/** Rows of the tables whose worker dies, and of the table whose memory is looked at. */
const ROWS = { full: 20_000, reduced: 5_000 };
const LARGE = { full: 100_000, reduced: 100_000 };
const MOST_MEMORY_MB = 128;

interface Poisoned {
  readonly wrong: readonly string[];
  readonly tables: number;
}

/** Poisoned tables in every character set, workers that die or are stopped in the middle, and a table of 100,000 rows. */
export function importPoisonItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R19',
    title:
      'tables with wrong letters, NUL, formulas, ragged rows, doubles; worker killed or stopped midway; 100,000 rows',
    floor: 'valid rows only, letters intact, nothing left of what stopped, memory <= +128 MB',
    goal: 'valid rows only, letters intact, nothing left of what stopped, memory <= +128 MB',
    repetitions: { full: 5, reduced: 1 },
    limitSeconds: { full: 3_600, reduced: 900 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const installation = await Installation.open({ isDemo: true });
      try {
        postgres = await installation.postgresVersion();
        await ImportDesk.prepare(installation);
        const desk = await ImportDesk.open(installation);
        // A cell of a megabyte makes a large table of it, which a worker reads.
        const reader = await installation.startWorker();
        const poisoned = await importPoison(context, installation, desk);
        await reader.stop();
        const { kills, left } = await killMidway(context, installation, desk);
        const stopped = await stopMidway(context, installation, desk);
        const memory = await importLarge(context, installation, desk);
        const wrong = [...poisoned.wrong, ...left, ...stopped];
        for (const line of wrong.slice(0, 20)) context.note(line);
        return {
          figure: `${wrong.length} wrong, +${memory.toFixed(0)} MB`,
          reference: `${poisoned.tables} poisoned tables, ${kills} kills, ${context.repetitions} stopped, 1 of ${LARGE.full} rows`,
          count: poisoned.tables + kills + context.repetitions,
          pass: wrong.length === 0 && memory <= MOST_MEMORY_MB && kills === context.repetitions * DEATHS.length,
        };
      } finally {
        await installation.close();
      }
    },
    control: async (context) => {
      const installation = await Installation.open({ isDemo: true });
      try {
        await ImportDesk.prepare(installation);
        const desk = await ImportDesk.open(installation);
        const applying = await begin(installation, desk, context, 'control.example', ROWS.reduced);
        const worker = await installation.startWorker({
          EDUKOM_BREAK: 'import-without-transaction',
          EDUKOM_CRASH_AT: 'import.rows#2',
        });
        if (!(await worker.waitUntilEnded(120))) throw new Error(`the worker did not end: ${applying.state}`);
        return { caught: await desk.peopleIn('control.example'), variant: 'rows written as they come, no transaction' };
      } finally {
        await installation.close();
      }
    },
  };
}

/** What of the poisoned tables is not as it has to be. */
async function importPoison(context: FaultContext, installation: Installation, desk: ImportDesk): Promise<Poisoned> {
  const wrong: string[] = [];
  const tables = poisonTables();
  for (const table of tables)
    wrong.push(...(await wrongWith(context, installation, desk, table)).map((line) => `${table.what}: ${line}`));
  for (const [what, bytes] of refusedFiles()) {
    const answer = await desk.upload(bytes).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
    if (!answer.includes('import.')) wrong.push(`${what}: ${answer}`);
  }
  if ((await desk.peopleIn('whole.example')) > 0) wrong.push('people of a refused file');
  return { wrong, tables: tables.length + refusedFiles().length };
}

/** What a table brought, was refused and given back, against what it had to. */
async function wrongWith(
  { signal }: FaultContext,
  installation: Installation,
  desk: ImportDesk,
  { bytes, people, refused }: PoisonTable,
): Promise<string[]> {
  const read = async () => desk.settled((await desk.upload(bytes)).importId, signal);
  const preview = await read();
  const applied = await desk.apply(preview);
  const back = (await desk.refusedRows(preview.importId)).split('\r\n').filter(Boolean).length - 1;
  const { create, update } = (await read()).counts;
  const found: readonly (readonly [string, unknown, unknown])[] = [
    ['good', preview.counts.create, people.size],
    ['refused', preview.counts.error, refused],
    ['applied', JSON.stringify(applied.counts), JSON.stringify(preview.counts)],
    ['given back', back, refused],
    ['imported again', create + update, 0],
  ];
  return [
    ...found.flatMap(([what, is, ought]) => (is === ought ? [] : [`${what}: ${String(is)}, not ${String(ought)}`])),
    ...(await wrongNames(installation, people)),
  ];
}

/** Names that are not there letter by letter. */
async function wrongNames({ sql }: Installation, people: PoisonTable['people']): Promise<string[]> {
  const { rows } = await sql.query<{ email: string; given_name: string; family_name: string }>(
    'SELECT email, given_name, family_name FROM person WHERE email = ANY ($1)',
    [[...people.keys()]],
  );
  const stored = new Map(rows.map((row) => [row.email, `${row.given_name} ${row.family_name}`]));
  return [...people].flatMap(([email, name]) =>
    stored.get(email) === name.join(' ') ? [] : [`${email} is ${stored.get(email) ?? 'nobody'}`],
  );
}

/** Uploads a table and asks for it to be imported, which a worker then does. */
async function begin(
  installation: Installation,
  desk: ImportDesk,
  { signal }: FaultContext,
  domain: string,
  rows: number,
): Promise<DeskImport> {
  const uploaded = await desk.upload(peopleTable(domain, rows));
  if (uploaded.state !== 'reading') return desk.apply(uploaded);
  const reader = await installation.startWorker();
  const preview = await desk.settled(uploaded.importId, signal);
  await reader.stop();
  if (preview.counts.create !== rows) throw new Error(`${domain}: ${JSON.stringify(preview)}`);
  return desk.apply(preview);
}

async function killMidway(
  context: FaultContext,
  installation: Installation,
  desk: ImportDesk,
): Promise<{ kills: number; left: string[] }> {
  const rows = context.full ? ROWS.full : ROWS.reduced;
  const left: string[] = [];
  let kills = 0;
  for (let turn = 0; turn < context.repetitions; turn += 1)
    for (const [index, point] of DEATHS.entries()) {
      const domain = `kill-${turn}-${index}.example`;
      const { importId } = await begin(installation, desk, context, domain, rows);
      const worker = await installation.startWorker({ EDUKOM_CRASH_AT: point });
      if (!(await worker.waitUntilEnded(180))) throw new Error(`the worker did not end at ${point}`);
      kills += 1;
      context.note(`kill ${kills}: ${point}`);
      const expected = point === 'import.after-commit' ? rows : 0;
      // PostgreSQL takes back what a dead connection had open as soon as it notices.
      await delay(500);
      const there = await desk.peopleIn(domain);
      if (there !== expected) left.push(`${point}: ${there} of ${expected} people after the kill`);
      const healthy = await installation.startWorker();
      const { state } = await desk.settled(importId, context.signal);
      await healthy.stop();
      const whole = await desk.peopleIn(domain);
      if (state !== 'applied' || whole !== rows) left.push(`${point}: ${state}, ${whole} people in the end`);
    }
  return { kills, left };
}

/** Stops imports among their rows; either nothing of them stays, or they were done before anybody could stop them. */
async function stopMidway(context: FaultContext, installation: Installation, desk: ImportDesk): Promise<string[]> {
  const rows = context.full ? ROWS.full : ROWS.reduced;
  const left: string[] = [];
  for (let turn = 0; turn < context.repetitions; turn += 1) {
    const domain = `stop-${turn}.example`;
    const { importId } = await begin(installation, desk, context, domain, rows);
    const worker = await installation.startWorker();
    for (let done = 0, looks = 0; done === 0 && looks < 3_000; looks += 1) {
      const { rows: found } = await installation.sql.query<{ done: number }>(
        'SELECT done FROM import_progress WHERE batch_id = $1',
        [importId],
      );
      done = found[0]?.done ?? 0;
      await delay(10);
    }
    await desk.cancel(importId);
    const { state } = await desk.settled(importId, context.signal);
    await worker.stop();
    const there = await desk.peopleIn(domain);
    const isWhole = state === 'cancelled' ? there === 0 : state === 'applied' && there === rows;
    if (!isWhole) left.push(`stopped: ${state} with ${there} people`);
  }
  return left;
}

/** By how much a worker grows that reads and imports the largest table there may be, in MB. */
async function importLarge(context: FaultContext, installation: Installation, desk: ImportDesk): Promise<number> {
  const worker = await installation.startWorker();
  const pid = worker.main?.pid ?? 0;
  // A worker that has done a small import has loaded all it needs.
  const small = await desk.upload(peopleTable('warm.example', 3_000));
  await desk.settled((await desk.apply(await desk.settled(small.importId, context.signal))).importId, context.signal);
  const before = await peakResidentMb(pid);
  const { importId } = await desk.upload(peopleTable('large.example', LARGE.full));
  const preview = await desk.settled(importId, context.signal);
  await desk.apply(preview);
  const { state } = await desk.settled(importId, context.signal);
  const there = await desk.peopleIn('large.example');
  if (state !== 'applied' || there !== LARGE.full) throw new Error(`${state} with ${there} people`);
  const after = await peakResidentMb(pid);
  await worker.stop();
  return after - before;
}
