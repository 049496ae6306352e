import { cookieOf } from '../exam/exam-ids.js';
import { courseId, Exam } from '../exam/exam.js';
import { addressesOf, CourseUploads, unsafeHeaders } from '../media/course-uploads.js';
import { hostileFiles } from '../media/hostile-files.js';
import { ScriptWatch } from '../media/script-watch.js';
import { freePort } from '../product/free-port.js';
import { Installation } from '../product/installation.js';
import type { FaultContext, FaultItem } from './fault-item.js';

interface Trial {
  readonly uploads: number;
  readonly refused: number;
  readonly addresses: number;
  /** Scripts that ran, each with the address it ran at. */
  readonly ran: readonly string[];
  /** Answers without a guard they need. */
  readonly unsafe: readonly string[];
}

/** Files made to run where they are opened are uploaded as a writer does, and all that is served of them is opened. */
export function hostileMediaItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R21',
    title:
      'hostile SVG, HTML, XML, PDF, polyglots and names uploaded, everything served opened and embedded in Chromium',
    floor: '0 scripts executed in the app or content origin, 0 answers without their guards',
    goal: '0 scripts executed in the app or content origin, 0 answers without their guards',
    // As how many kinds each file is uploaded, the likeliest first.
    repetitions: { full: 5, reduced: 2 },
    limitSeconds: { full: 1200, reduced: 600 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, {}, (version) => (postgres = version));
      for (const line of [...trial.ran, ...trial.unsafe]) context.note(line);
      return {
        figure: `${trial.ran.length} scripts executed, ${trial.unsafe.length} answers without their guards`,
        reference: `${trial.uploads} uploads: ${trial.refused} refused, ${trial.addresses} addresses opened and embedded`,
        count: trial.uploads,
        // Were nothing served, nothing would have been tried.
        pass: trial.ran.length === 0 && trial.unsafe.length === 0 && trial.addresses > 0 && trial.refused > 0,
      };
    },
    control: async (context) => {
      const env = { EDUKOM_BREAK: 'serve-svg-inline' };
      const { ran } = await runTrial({ ...context, repetitions: 1 }, env, () => undefined);
      return { caught: ran.length, variant: 'everything accepted and shown as SVG, without sandbox' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  onVersion: (version: string) => void,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  let watch: ScriptWatch | undefined;
  try {
    onVersion(await installation.postgresVersion());
    await addWriter(installation);
    const { app, api } = await startOrigins(installation, env);
    const served = await uploadAll(context, new CourseUploads(api, cookieOf(0), courseId));
    watch = await ScriptWatch.start(app, cookieOf(0));
    const unsafe: string[] = [];
    for (const address of served.addresses) {
      context.signal.throwIfAborted();
      unsafe.push(...(await unsafeHeaders(address)).map((what) => `${what}: ${address}`));
      await watch.open(address);
    }
    await watch.embed(served.addresses);
    return { ...served, addresses: served.addresses.length, ran: [...watch.ran], unsafe };
  } finally {
    await watch?.close();
    await installation.close();
  }
}

/** A course, and somebody who may write it. */
async function addWriter({ sql }: Installation): Promise<void> {
  const exam = await Exam.write(sql);
  await exam.addPeople(1);
  await sql.query(
    `INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, valid)
     VALUES (gen_random_uuid(), $1, 'trainer', 'course', $2, daterange('2020-01-01', NULL))`,
    [exam.personId(0), courseId],
  );
}

/** The product with its two origins under two names, as deployed: pages on one, uploads on the other. */
async function startOrigins(installation: Installation, env: Readonly<Record<string, string>>) {
  const [port, contentPort] = [await freePort(), await freePort()];
  const app = `http://localhost:${port}`;
  const settings = {
    ...env,
    PUBLIC_ORIGIN: app,
    CONTENT_ORIGIN: `http://127.0.0.1:${contentPort}`,
    CONTENT_PORT: `${contentPort}`,
  };
  await installation.startApi(settings, port);
  await installation.startWorker(settings);
  return { app, api: `http://127.0.0.1:${port}` };
}

async function uploadAll(context: FaultContext, uploads: CourseUploads) {
  const wanted = hostileFiles().flatMap((file) =>
    file.as.slice(0, context.repetitions).map((kind) => ({ file, kind })),
  );
  const addresses: string[] = [];
  let refused = 0;
  for (const { file, kind } of wanted) {
    const judged = await uploads.send(file, kind, context.signal);
    if ('media' in judged && judged.media.state === 'ready') addresses.push(...addressesOf(judged.media));
    else refused += 1;
  }
  context.note(`${wanted.length} uploads, ${refused} refused`);
  return { uploads: wanted.length, refused, addresses: [...new Set(addresses)] };
}
