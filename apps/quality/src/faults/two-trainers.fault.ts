import { markAnswer, PROBLEMS } from '@edukom/contracts';
import { idOf } from '../exam/exam-ids.js';
import { Exam, type ExamQuestion } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import { Installation } from '../product/installation.js';
import { attemptRecords, contradictions } from './attempt-records.js';
import { ask, type ExamClient, type ExamReply, examRequests, withClients } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { type GivenMark, judgeLog, judgeRace, type MarkRace, type StoredMark } from './two-marks.js';

/** Pairs of trainers at work at the same time. */
const pairs = 4;

interface Trial {
  readonly answers: number;
  /** Answers with more or less than one winner, or whose loser was told something else than what stands; in words. */
  readonly wrong: readonly string[];
}

/** Two trainers mark the same answer at once: one wins, the other is told what stands and may mark on top of it. */
export function twoTrainersItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R14',
    title: 'two trainers mark the same answer at once, then the loser marks again with what was told',
    floor: 'exactly 1 winner, the other told what stands, both in log and audit, 0 overwritten silently',
    goal: 'exactly 1 winner, the other told what stands, both in log and audit, 0 overwritten silently',
    repetitions: { full: 1_000, reduced: 100 },
    limitSeconds: { full: 1_800, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { answers, wrong } = await runTrial(context, {}, (version) => (postgres = version));
      for (const words of wrong.slice(0, 5)) context.note(words);
      return {
        figure: `${wrong.length} with another than 1 winner, or overwritten, or not told`,
        reference: `${answers} answers, 3 marks each`,
        count: answers,
        pass: wrong.length === 0 && answers === context.repetitions,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 20);
      const { wrong } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: 'mark-without-version' });
      return { caught: wrong.length, variant: 'marks without the version that was looked at' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql, 'post-test');
    await exam.openAttempts(context.repetitions);
    const trainers = await addTrainers(installation.sql, exam, 2 * pairs);
    const question = exam.questions.find(({ type }) => type === 'open');
    if (!question) throw new Error('the exam has no question that a person marks');
    const api = await installation.startApi(env);
    const given = [0, 1].map((index): GivenMark => givenBy(index, question));
    const wrong: string[] = [];
    const losers = new Map<string, number>();
    await withClients(api.port, 2 * pairs, async (clients) => {
      const work = async (place: number): Promise<void> => {
        const both = [2 * place, 2 * place + 1].map((index): Trainer => {
          const [client, person] = [clients[index], trainers[index]];
          if (!client || person === undefined) throw new Error('there is no such trainer');
          return { client, person };
        });
        for (let attempt = place; attempt < context.repetitions; attempt += pairs) {
          context.signal.throwIfAborted();
          const race = await markByBoth(both, { attempt, slot: question.slot, given });
          if (race.wrong !== undefined) wrong.push(`${attempt}: ${race.wrong}`);
          if (race.loser !== undefined) losers.set(idOf('attempt', attempt), race.loser);
        }
      };
      await Promise.all(Array.from({ length: pairs }, (_, place) => work(place)));
    });
    wrong.push(...(await wrongMarks(installation, given, losers)));
    wrong.push(...(await attemptRecords(installation.sql)).flatMap(contradictions));
    return { answers: context.repetitions, wrong };
  } finally {
    await installation.close();
  }
}

interface Trainer {
  readonly client: ExamClient;
  readonly person: number;
}

interface MarkedAnswer {
  readonly attempt: number;
  readonly slot: number;
  /** What each of the two gives. */
  readonly given: readonly GivenMark[];
}

const givenBy = (index: number, { points }: ExamQuestion): GivenMark => ({
  points: Math.floor(points / (1 + index)),
  comment: `Vlerësim ${index + 1}: Ш`,
});

/** Each gives points of their own to the same answer at once; who lost does it again, on top of what was told. */
async function markByBoth(both: readonly Trainer[], answer: MarkedAnswer): Promise<MarkRace> {
  const submitted = await both[0]?.client.send(examRequests.submit(answer.attempt));
  if (submitted?.status !== 200) throw new Error(`submit refused: ${submitted?.status}`);
  const replies = await Promise.all(both.map((trainer, index) => mark(trainer, answer, index, 0)));
  const told = replies.map(({ status, body }) => ({ status, current: body['current'] }));
  const race = judgeRace(told, answer.given, PROBLEMS['mark.conflict']);
  const loser = both[race.loser ?? -1];
  if (race.loser === undefined || !loser) return race;
  const { status } = await mark(loser, answer, race.loser, 1);
  return status === 200 ? race : { ...race, wrong: `the second mark was answered with ${status}` };
}

function mark(
  trainer: Trainer,
  { attempt, slot, given }: MarkedAnswer,
  index: number,
  version: number,
): Promise<ExamReply> {
  const path = markAnswer.path.replace(':attemptId', idOf('attempt', attempt)).replace(':slot', `${slot}`);
  const body = { ...given[index], version, reason: version === 0 ? '' : 'R14' };
  return trainer.client.send(ask(markAnswer.method, path, body, trainer.person));
}

interface LogRow {
  readonly attempt_id: string;
  readonly marks: readonly StoredMark[];
  readonly given: string;
  readonly refused: string;
}

/** The log holds both marks, and the audit log both and the refusal. */
async function wrongMarks(
  { sql }: Installation,
  given: readonly GivenMark[],
  losers: ReadonlyMap<string, number>,
): Promise<string[]> {
  const { rows } = await sql.query<LogRow>(
    `SELECT m.attempt_id, jsonb_agg(jsonb_build_object('version', m.version, 'points', m.points, 'comment', m.comment) ORDER BY m.version) AS marks,
       (SELECT count(*) FROM audit_event e WHERE e.subject_id = m.attempt_id::text AND e.action = 'mark.given') AS given,
       (SELECT count(*) FROM audit_event e WHERE e.subject_id = m.attempt_id::text AND e.action = 'mark.refused') AS refused
     FROM mark m GROUP BY m.attempt_id`,
  );
  return rows.flatMap((row) => {
    const loser = losers.get(row.attempt_id);
    const log = loser === undefined ? undefined : judgeLog(row.marks, given, loser);
    const isAudited = row.given === '2' && row.refused === '1';
    const audit = isAudited ? undefined : `audit: ${row.given} given, ${row.refused} refused`;
    return [log, audit].flatMap((words) => (words === undefined ? [] : [`${row.attempt_id}: ${words}`]));
  });
}
