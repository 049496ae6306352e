import { type CorrectionImpact, type CorrectionOrder, PROBLEMS } from '@edukom/contracts';
import type { Correction } from '@edukom/domain';
import { examPassMark } from '../exam/earned-certificates.js';
import { type Exam, quizId, runId } from '../exam/exam.js';
import type { Installation } from '../product/installation.js';
import { type AppliedCorrection, unlistedCertificates, wrongDryRun, wrongLists } from './correction-lists.js';
import { ask, ExamClient } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { staleIn } from './fresh-scores.js';
import { type RegradeScene, withRegradeScene } from './regrade-scene.js';
import { regradeWithoutVersion } from './stale-regrade.js';
import { rescoredNotes, storedLedger, storedScores } from './stored-scores.js';

/** A correction is looked at and applied so often, until what was looked at is what is applied. */
const tries = 20;
const correctingMs = 600_000;

/** What is corrected, one after the other; an undo names the number of the correction it takes back. */
type Step =
  | {
      readonly slot: number;
      readonly order: DistributiveOmit<Exclude<CorrectionOrder, { kind: 'undo' }>, 'questionVersionId'>;
      readonly isWide?: boolean;
    }
  | { readonly undoes: number };
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const steps: readonly Step[] = [
  { slot: 1, order: { kind: 'accept-also', key: { type: 'single', correct: ['c'] } } },
  { slot: 9, order: { kind: 'full-marks' } },
  { slot: 5, order: { kind: 'new-key', key: { type: 'single', correct: ['a'] } } },
  { slot: 3, order: { kind: 'void' } },
  { undoes: 2 },
  { slot: 2, order: { kind: 'new-key', key: { type: 'true-false', correct: false } }, isWide: true },
  { undoes: 4 },
];

interface Corrected {
  readonly name: string;
  readonly shown: CorrectionImpact;
  readonly applied: CorrectionImpact;
  /** Submits and marks that were answered while it was applied or had to wait for it. */
  readonly meanwhile: number;
  readonly refused: number;
}

interface Trial {
  readonly attempts: number;
  readonly corrections: readonly Corrected[];
  readonly holders: number;
  /** Certificates that lost their ground by the corrections. */
  readonly lost: number;
  readonly stale: readonly string[];
  readonly wrong: readonly string[];
}

/** Corrections of a quiz while people submit it and trainers mark it: no score, grade or certificate is left behind. */
export function regradeItem(): FaultItem {
  let postgres: string | undefined;
  const promise = '0 stale scores, dry run = correction, certificates listed, none revoked';
  return {
    id: 'R15',
    title: `${steps.length} corrections, two of them undone, while officials submit and trainers mark`,
    floor: promise,
    goal: promise,
    // attempts
    repetitions: { full: 10_000, reduced: 400 },
    limitSeconds: { full: 3_600, reduced: 420 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, (version) => (postgres = version));
      for (const words of [...trial.stale, ...trial.wrong].slice(0, 5)) context.note(words);
      const { attempts, corrections, holders, lost, stale, wrong } = trial;
      const meanwhile = corrections.reduce((sum, one) => sum + one.meanwhile, 0);
      const refused = corrections.reduce((sum, one) => sum + one.refused, 0);
      return {
        figure: `${stale.length} stale, ${wrong.length} lists or certificates wrong`,
        reference:
          `${attempts} attempts, ${meanwhile} submits and marks during the corrections, ${refused} refused because ` +
          `the list had changed, ${lost} of ${holders} certificates listed as groundless`,
        count: attempts,
        pass: stale.length === 0 && wrong.length === 0 && isTried(trial, context.repetitions),
      };
    },
    control: async (context) => ({
      caught: await regradeCarelessly(context),
      variant: 'scores read, and written back later without lock and version',
    }),
  };
}

/** Whether there was anything to go wrong: every attempt ended, every correction met by others, a certificate touched. */
function isTried({ attempts, corrections, lost }: Trial, wanted: number): boolean {
  return (
    attempts === wanted &&
    corrections.length === steps.length &&
    corrections.every(({ applied, meanwhile }) => applied.people.length > 0 && meanwhile > 0) &&
    lost > 0
  );
}

function runTrial(context: FaultContext, tell: (postgres: string) => void): Promise<Trial> {
  return withRegradeScene(context, async (scene) => {
    const { sql } = scene.installation;
    tell(await scene.installation.postgresVersion());
    const corrector = new ExamClient(scene.port, correctingMs);
    try {
      const corrections: Corrected[] = [];
      for (const [index, step] of steps.entries()) {
        context.signal.throwIfAborted();
        corrections.push(await correctUnderLoad(context, scene, corrector, { step, left: steps.length - index }));
      }
      // whoever is left
      await scene.load.burst({ submits: scene.load.sitting, marks: 0 }, 0);
      const row: Correction = { ...voidOf(scene.exam, 8), id: 'dry run', number: steps.length + 1 };
      const last = await look(corrector, scene, { kind: 'void', questionVersionId: row.questionVersionId }, false);
      const attempts = await storedScores(sql);
      const holders = attempts.filter(({ certificateId }) => certificateId !== null);
      const traced: AppliedCorrection[] = [];
      for (const [index, { id }] of (await storedLedger(sql)).entries()) {
        const made = corrections[index];
        if (made) traced.push({ ...made, notes: await rescoredNotes(sql, id) });
      }
      const lists = corrections.map((one) => one.applied);
      return {
        attempts: attempts.length,
        corrections,
        holders: holders.length,
        lost: listedAsGroundless(lists),
        stale: attempts.flatMap((attempt) => staleIn(attempt, examPassMark)),
        wrong: [
          ...traced.flatMap(wrongLists),
          ...wrongDryRun(last, attempts, examPassMark, row),
          ...unlistedCertificates(holders, lists, examPassMark),
          ...(await changedCertificates(scene.installation, holders.length)),
        ],
      };
    } finally {
      corrector.close();
    }
  });
}

/** So many are marked beside each try, also when nobody is left to submit. */
const leastMarks = 4;

const voidOf = (exam: Exam, slot: number): Omit<Correction, 'id' | 'number'> => ({
  questionVersionId: exam.questions[slot - 1]?.versionId ?? '',
  kind: 'void',
  key: null,
  undoes: null,
});

/** How many certificates in force some correction listed as having lost their ground. */
function listedAsGroundless(lists: readonly CorrectionImpact[]): number {
  const groundless = lists.flatMap(({ people }) =>
    people.flatMap(({ certificate, isEligible }) =>
      certificate && isEligible?.from === true && !isEligible.to ? [certificate.certificateId] : [],
    ),
  );
  return new Set(groundless).size;
}

/** A certificate was issued once and nothing else happened to it. */
async function changedCertificates({ sql }: Installation, issued: number): Promise<string[]> {
  const { rows } = await sql.query<{ kind: string; count: number }>(
    'SELECT kind, count(*)::int AS count FROM certificate_event GROUP BY kind',
  );
  return rows.length === 1 && rows[0]?.kind === 'issued' && rows[0].count === issued
    ? []
    : [`certificates: ${JSON.stringify(rows)} for ${issued} that were issued`];
}

const pathOf = (isWide: boolean): string =>
  isWide ? `/api/quizzes/${quizId}/corrections` : `/api/runs/${runId}/quizzes/${quizId}/corrections`;

async function look(
  corrector: ExamClient,
  { people }: RegradeScene,
  order: CorrectionOrder,
  isWide: boolean,
): Promise<CorrectionImpact> {
  const reply = await corrector.send(ask('POST', `${pathOf(isWide)}/preview`, { order }, people[0] ?? 0));
  if (reply.status !== 200) throw new Error(`dry run refused: ${reply.status} ${reply.text.slice(0, 200)}`);
  return reply.body as unknown as CorrectionImpact;
}

async function orderOf({ installation, exam }: RegradeScene, step: Step): Promise<CorrectionOrder> {
  if ('slot' in step) return { ...step.order, questionVersionId: exam.questions[step.slot - 1]?.versionId ?? '' };
  const ledger = await storedLedger(installation.sql);
  return { kind: 'undo', correctionId: ledger[step.undoes - 1]?.id ?? '' };
}

/**
 * Looks at a correction and applies it while others submit and mark: every second time they begin as it is looked at, so
 * that it may be refused, else as it is applied, so that they have to wait for it.
 */
async function correctUnderLoad(
  context: FaultContext,
  scene: RegradeScene,
  corrector: ExamClient,
  { step, left }: { step: Step; left: number },
): Promise<Corrected> {
  const { load, people } = scene;
  const order = await orderOf(scene, step);
  const isWide = 'slot' in step && step.isWide === true;
  const name = 'slot' in step ? `${order.kind} of question ${step.slot}` : `undo of correction ${step.undoes}`;
  // What is left is shared among the corrections, and half of a share by each try: whoever has to try often meets fewer each time.
  const kept = load.sitting - Math.ceil(load.sitting / left);
  // A look beforehand says how long one takes: with many attempts others must come over seconds to be met.
  const lookedAt = performance.now();
  await look(corrector, scene, order, isWide);
  let spreadMs = 1.5 * (performance.now() - lookedAt);
  for (let refused = 0; refused < tries; refused += 1) {
    context.signal.throwIfAborted();
    let isApplying = false;
    let meanwhile = 0;
    const submits = Math.max(1, Math.floor((load.sitting - kept) / 2));
    const marks = Math.max(leastMarks, Math.min(submits, 60));
    const burst = (): Promise<void> =>
      load.burst({ submits, marks }, spreadMs, () => {
        if (isApplying) meanwhile += 1;
      });
    const isEarly = refused % 2 === 0;
    const early = isEarly ? burst() : undefined;
    const begun = performance.now();
    const shown = await look(corrector, scene, order, isWide);
    spreadMs = 1.5 * (performance.now() - begun);
    isApplying = true;
    const applying = corrector.send(
      ask('POST', pathOf(isWide), { order, hash: shown.hash, reason: 'Gabim në çelës: R15' }, people[0] ?? 0),
    );
    const others = early ?? burst();
    const reply = await applying;
    const milliseconds = performance.now() - begun;
    // who waited for it is answered just after it
    await others;
    isApplying = false;
    const applied = reply.body as unknown as CorrectionImpact;
    context.note(`${name}: ${reply.status} after ${milliseconds.toFixed(0)} ms, ${meanwhile} others meanwhile`);
    if (reply.status === 200) return { name, shown, applied, meanwhile, refused };
    if (reply.status !== PROBLEMS['correction.changed'] && reply.status !== 503)
      throw new Error(`${name} refused: ${reply.status} ${reply.text.slice(0, 200)}`);
  }
  throw new Error(`${name} never got through`);
}

/** The same load, and instead of the product's correction one that reads the scores, takes its time and writes them. */
async function regradeCarelessly(context: FaultContext): Promise<number> {
  const smaller = { ...context, repetitions: Math.min(context.repetitions, 200) };
  return withRegradeScene(smaller, async ({ installation, exam, people, load }) => {
    const { questionVersionId } = voidOf(exam, 3);
    const madeBy = exam.personId(people[0] ?? 0);
    await Promise.all([
      regradeWithoutVersion(installation.sql, { questionVersionId, madeBy }, 1_000),
      load.burst({ submits: load.sitting, marks: 60 }, 1_500),
    ]);
    const stale = (await storedScores(installation.sql)).flatMap((attempt) => staleIn(attempt, examPassMark));
    for (const words of stale.slice(0, 2)) context.note(words);
    return stale.length;
  });
}
