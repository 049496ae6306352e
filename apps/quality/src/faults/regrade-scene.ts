import { examPassMark, tellGrades, writeExamAward } from '../exam/earned-certificates.js';
import { idOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { addTrainers, trainEverywhere } from '../exam/trainers.js';
import { varyAnswers } from '../exam/varied-answers.js';
import { Installation } from '../product/installation.js';
import { ask, withClients } from './exam-client.js';
import type { FaultContext } from './fault-item.js';
import { RegradeLoad } from './regrade-load.js';
import { storedScores } from './stored-scores.js';

/** People who submit and trainers who mark at the same time. */
const clients = 12;
const trainers = 4;
/** No more certificates than these: each is issued by a request of its own. */
const mostHolders = 200;

/** An exam on a running product, with people at every stage of it. */
export interface RegradeScene {
  readonly installation: Installation;
  readonly exam: Exam;
  readonly port: number;
  readonly people: readonly number[];
  readonly load: RegradeLoad;
}

/** An exam with attempts that are over, marked, told and certified, others that wait for a mark, and others still sat. */
export async function withRegradeScene<Result>(
  context: FaultContext,
  work: (scene: RegradeScene) => Promise<Result>,
): Promise<Result> {
  const installation = await Installation.open({ isDemo: true });
  try {
    const { sql } = installation;
    const exam = await Exam.write(sql, 'post-test');
    const attempts = context.repetitions;
    await exam.openAttempts(attempts);
    await varyAnswers(sql, exam);
    const people = await addTrainers(sql, exam, trainers);
    await trainEverywhere(sql, exam, people[0] ?? 0);
    const issuer = await writeExamAward(sql, exam);
    const question = exam.questions.find(({ type }) => type === 'open');
    if (!question) throw new Error('the exam has no question that a person marks');
    const api = await installation.startApi();
    return await withClients(api.port, clients, async (connections) => {
      const [holders, finished] = [Math.floor(attempts / 5), Math.floor(attempts * 0.6)];
      const range = { sitting: [finished, attempts], markable: [holders, finished] } as const;
      const load = new RegradeLoad(connections, people, question, range, () => context.random());
      await load.submitAll([0, finished]);
      await load.markAll([0, Math.floor(attempts * 0.3)]);
      await tellGrades(sql);
      for (const { id, enrolmentId, grade } of await storedScores(sql)) {
        const isHolder = id < idOf('attempt', Math.min(holders, mostHolders));
        if (!isHolder || grade?.isReleased !== true || grade.share < examPassMark) continue;
        const reply = await connections[0]?.send(ask('POST', `/api/enrolments/${enrolmentId}/certificate`, {}, issuer));
        if (reply === undefined || reply.status >= 300) throw new Error(`issue refused: ${reply?.text}`);
      }
      return work({ installation, exam, port: api.port, people, load });
    });
  } finally {
    await installation.close();
  }
}
