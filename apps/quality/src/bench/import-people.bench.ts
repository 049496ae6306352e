import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ImportDesk, peopleTable } from '../imports/import-desk.js';
import { Installation } from '../product/installation.js';
import { peakResidentMb } from '../product/footprint.js';
import type { ProductProcess } from '../product/product-process.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { growthOf } from './growth.js';
import { openLoop } from './load.js';

const rows = 100_000;
/** A size the growth is looked at from. */
const tenth = 10_000;

/** Open attempts, and answers a second in them. */
const attempts = 500;
const rate = 200;
const savingSeconds = 30;
/** Longer than an import takes that goes gently. */
const mostSeconds = 180;

interface Scene {
  readonly installation: Installation;
  readonly desk: ImportDesk;
  readonly load: ExamLoad;
  worker: ProductProcess;
}

/** 100,000 people read, shown and imported with report and audit, against the same rows copied into a bare table. */
export function importPeopleItem(): BenchItem {
  let scene: Scene | undefined;
  let turn = 0;
  const product = (): Scene => {
    if (!scene) throw new Error('not set up');
    return scene;
  };
  const nextDomain = (): string => `import-${(turn += 1)}.example`;
  return {
    id: 'P9',
    title: `import of ${rows} people: reading, preview with report, application in one transaction, audit`,
    unit: 'ms',
    direction: 'lower',
    floor: 40,
    goal: 20,
    stretch: 10,
    mostRounds: () => 3,
    setUp: async () => {
      const installation = await Installation.open();
      const exam = await ImportDesk.prepare(installation);
      const desk = await ImportDesk.open(installation);
      const worker = await installation.startWorker();
      const load = await ExamLoad.over({ installation, exam, api: desk.api, worker });
      scene = { installation, desk, load, worker };
    },
    tearDown: async () => scene?.load.close(),
    postgresVersion: () => scene?.load.postgres,
    reference: {
      name: 'COPY of the same bytes into a table without index or constraint',
      run: async () => ({ figure: await bareCopy(product()) }),
    },
    product: {
      name: 'upload to last commit',
      run: async () => {
        await atRest(product());
        const { milliseconds } = await importAll(product(), nextDomain(), rows);
        return { figure: milliseconds };
      },
    },
    checks: checksOf(product, nextDomain),
  };
}

const QUIET_LOOKS = 3;

/** Waits until nobody else is at work in the database: what an import leaves to be done after it must not slow down the reference. */
async function untilQuiet({ installation: { sql } }: Scene): Promise<void> {
  const end = performance.now() + 60_000;
  for (let quiet = 0; quiet < QUIET_LOOKS && performance.now() < end;) {
    const { rows: others } = await sql.query(
      `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()
         AND backend_type IN ('client backend', 'autovacuum worker')`,
    );
    quiet = others.length === 0 ? quiet + 1 : 0;
    await delay(200);
  }
}

/** As hours after the import before: nobody is at work, and nothing that was imported waits to be tidied up by autovacuum. */
async function atRest(scene: Scene): Promise<void> {
  await scene.installation.sql.query('VACUUM (ANALYZE)');
  await untilQuiet(scene);
}

/** The same bytes by COPY into a table that is kept like any other, from a file, since `pg` itself has no COPY of a stream. */
async function bareCopy(scene: Scene): Promise<number> {
  const { sql } = scene.installation;
  const folder = await mkdtemp(path.join(tmpdir(), 'edukom-bench-'));
  const file = path.join(folder, 'people.csv');
  try {
    await writeFile(file, peopleTable('bare.example', rows));
    // The server may be somebody else than who measures.
    await chmod(folder, 0o755);
    await chmod(file, 0o644);
    await sql.query('CREATE TABLE IF NOT EXISTS bare (a text, b text, c text, d text, e text, f text, g text)');
    await sql.query('TRUNCATE bare');
    await untilQuiet(scene);
    const begun = performance.now();
    const { rowCount } = await sql.query(
      `COPY bare FROM '${file.replaceAll("'", "''")}' WITH (FORMAT csv, DELIMITER ';', HEADER)`,
    );
    if (rowCount !== rows) throw new Error(`${rowCount} rows`);
    return performance.now() - begun;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importAll({ desk }: Scene, domain: string, count: number) {
  const { state, ...times } = await imported(desk, peopleTable(domain, count));
  const there = await desk.peopleIn(domain);
  if (state !== 'applied' || there !== count) throw new Error(`${state} with ${there} people`);
  return times;
}

async function imported(desk: ImportDesk, bytes: Buffer) {
  const { signal } = new AbortController();
  const begun = performance.now();
  const uploaded = await desk.upload(bytes);
  const preview = await desk.settled(uploaded.importId, signal);
  const previewMilliseconds = performance.now() - begun;
  await desk.apply(preview);
  const { state } = await desk.settled(uploaded.importId, signal);
  return { state, milliseconds: performance.now() - begun, previewMilliseconds };
}

function checksOf(product: () => Scene, nextDomain: () => string): readonly BenchCheck[] {
  let previewSeconds = NaN;
  return [
    {
      title: 'growth of the worker’s memory while it imports',
      unit: 'MB',
      limit: 128,
      direction: 'lower',
      measure: async () => {
        // The most a process ever held does not go down: a fresh one, warmed by a small import.
        const here = product();
        await here.worker.stop();
        here.worker = await here.installation.startWorker();
        await importAll(here, nextDomain(), 3_000);
        await atRest(here);
        const pid = here.worker.main?.pid ?? 0;
        const before = await peakResidentMb(pid);
        const { previewMilliseconds } = await importAll(here, nextDomain(), rows);
        previewSeconds = previewMilliseconds / 1_000;
        return { figure: (await peakResidentMb(pid)) - before };
      },
    },
    {
      title: 'until the preview is there',
      unit: 's',
      limit: 5,
      direction: 'lower',
      measure: async () => ({ figure: previewSeconds }),
    },
    {
      title: 'time per row with ten times the rows',
      unit: 'times',
      limit: 1.1,
      direction: 'lower',
      measure: async () => {
        let count = tenth;
        await atRest(product());
        const perSecond = async () => (count * 1_000) / (await importAll(product(), nextDomain(), count)).milliseconds;
        const grow = () => {
          count = rows;
          return atRest(product());
        };
        return { figure: await growthOf(perSecond, grow, 1) };
      },
    },
    {
      title: `p99 of ${rate} answers/s while it imports, against the same alone`,
      unit: 'times',
      limit: 2,
      direction: 'lower',
      measure: async (context) => {
        const domain = nextDomain();
        // Made before, since it would keep the answers waiting here and not in the product.
        const bytes = peopleTable(domain, rows);
        const slowed = await slowedSaves(product(), context, () => imported(product().desk, bytes));
        const there = await product().desk.peopleIn(domain);
        if (there !== rows) throw new Error(`${there} people`);
        return slowed;
      },
    },
  ];
}

/** How many times longer the slowest of 100 saves takes while something else goes on. */
async function slowedSaves(scene: Scene, context: BenchContext, work: () => Promise<unknown>) {
  const { load } = scene;
  await load.exam.openAttempts(attempts);
  let revision = 1;
  const saves = async (seconds: number, signal?: AbortSignal) => {
    const bounds = signal ? { signal } : {};
    const save = async () => {
      revision += 1;
      const question = load.exam.questions[Math.floor(revision / attempts) % load.exam.questions.length];
      if (question) await load.save(revision % attempts, question, revision);
    };
    const result = await openLoop(rate, seconds, save, bounds);
    noteErrors(context, result.messages);
    return result;
  };
  await atRest(scene);
  // As in an installation that is not new: there is log that was written before, and may be written over.
  await scene.installation.sql.query('CHECKPOINT');
  await saves(3);
  const alone = await saves(savingSeconds);
  const isDone = new AbortController();
  const working = work().finally(() => isDone.abort());
  const beside = await saves(mostSeconds, isDone.signal);
  await working;
  const [usual, slowed] = [alone.latency.p99, beside.latency.p99];
  context.note(
    `P9 saves: p99 ${usual.toFixed(1)} ms alone, ${slowed.toFixed(1)} ms in ${beside.seconds.toFixed(1)} s beside it`,
  );
  return { figure: slowed / usual, errors: alone.errors + beside.errors };
}
