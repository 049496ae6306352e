import { join } from 'node:path';
import { PROBLEMS } from '@edukom/contracts';
import { idOf } from '../exam/exam-ids.js';
import { Exam, type ExamQuestion } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import { attemptRecords, contradictions } from './attempt-records.js';
import { type ExamClient, type ExamReply, examRequests, withClients } from './exam-client.js';
import { canonical, storedAnswers } from './exam-savers.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, readLedger } from './ledger.js';

/** Attempts that are worked on at the same time, each by two devices. */
const together = 8;
/** The question both devices answer; of the others each has its own half. */
const contested = 0;

interface Trial {
  readonly attempts: number;
  readonly saves: number;
  /** Answers that were acknowledged and are not stored, or are stored otherwise. */
  readonly lost: number;
  /** Times the loser of two was not told what stands. */
  readonly untold: number;
  /** Saves after the submit that were taken, or refused without the receipt; and attempts that changed after it. */
  readonly late: readonly string[];
}

/** Two devices on one attempt: both are kept, the loser of one question is told, and nothing changes after the submit. */
export function twoTabsItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R9',
    title: 'two devices on one attempt: different questions, the same question, and saves while and after one submits',
    floor: '0 lost, every loser told, 0 changes after the submit',
    goal: '0 lost, every loser told, 0 changes after the submit',
    // attempts
    repetitions: { full: 1_000, reduced: 80 },
    limitSeconds: { full: 1_800, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, {}, (version) => (postgres = version));
      for (const words of trial.late.slice(0, 5)) context.note(words);
      return {
        figure: `${trial.lost} lost, ${trial.untold} losers not told, ${trial.late.length} changes or other replies after the submit`,
        reference: `${trial.attempts} attempts × 2 devices, ${trial.saves} saves`,
        count: trial.attempts,
        pass: trial.lost === 0 && trial.untold === 0 && trial.late.length === 0 && trial.saves > 0,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 40);
      const { late } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: 'save-without-state' });
      return { caught: late.length, variant: 'save without the state in its guard' };
    },
  };
}

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  const path = join(context.folder, 'ledger');
  const ledger = await Ledger.open(path);
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql);
    await exam.openAttempts(context.repetitions);
    const api = await installation.startApi(env);
    const pairs: Pair[] = [];
    await withClients(api.port, 2 * together, async (all) => {
      const work = async (place: number): Promise<void> => {
        const [one, other] = [all[2 * place], all[2 * place + 1]];
        if (!one || !other) return;
        for (let attempt = place; attempt < context.repetitions; attempt += together) {
          context.signal.throwIfAborted();
          const pair = new Pair(attempt, exam.questions, ledger, [one, other]);
          pairs.push(pair);
          await pair.work();
        }
      };
      await Promise.all(Array.from({ length: together }, (_, place) => work(place)));
    });
    const { lost, different, duplicated } = compareLedger(readLedger(path), await storedAnswers(installation.sql));
    const changed = (await attemptRecords(installation.sql)).flatMap(contradictions);
    return {
      attempts: pairs.length,
      saves: pairs.reduce((sum, { saves }) => sum + saves, 0),
      lost: lost.length + different.length + duplicated.length,
      untold: pairs.reduce((sum, { untold }) => sum + untold, 0),
      late: [...pairs.flatMap(({ late }) => late), ...changed],
    };
  } finally {
    await ledger.close();
    await installation.close();
  }
}

/** Two devices of one person. */
class Pair {
  saves = 0;
  untold = 0;
  readonly late: string[] = [];
  private revision = 1;

  constructor(
    private readonly attempt: number,
    private readonly questions: readonly ExamQuestion[],
    private readonly ledger: Ledger,
    private readonly devices: readonly [ExamClient, ExamClient],
  ) {}

  async work(): Promise<void> {
    await this.answerBoth();
    await this.answerSame();
    await this.answerWhileSubmitting();
  }

  /** Each device answers its half, both at once: all of it is kept. */
  private async answerBoth(): Promise<void> {
    this.revision += 1;
    const { revision } = this;
    await this.onBoth(async (device, index) => {
      for (let question = 1 + index; question < this.questions.length; question += 2) {
        const reply = await this.save(device, question, revision, revision);
        if (reply.body['outcome'] !== 'stored') this.untold += 1;
      }
    });
  }

  /** Both answer the same question at once: with different revisions the higher stands, with the same one of them. */
  private async answerSame(): Promise<void> {
    const low = this.revision + 1;
    this.revision += 3;
    const different = await this.onBoth((device, index) => this.save(device, contested, low + index, low + index));
    this.untold += different.filter((reply, index) => !isTold(reply, this.contestedQuestion, low + index)).length;
    const equal = await this.onBoth((device, index) =>
      this.save(device, contested, this.revision, this.revision + index),
    );
    const stored = equal.filter(({ body }) => body['outcome'] === 'stored').length;
    const winner = equal.findIndex(({ body }) => body['outcome'] === 'stored');
    const standing = canonical(this.contestedQuestion.answer(this.revision + winner));
    const told = equal.filter(({ body }) => body['outcome'] === 'newer' && canonical(body['stored']) === standing);
    if (stored !== 1 || told.length !== 1) this.untold += 1;
  }

  /** One submits while the other goes on: what was taken is in the receipt, everything after it is refused with it. */
  private async answerWhileSubmitting(): Promise<void> {
    const [one, other] = this.devices;
    const submit = one.send(examRequests.submit(this.attempt));
    let isOver = false;
    void submit.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    const replies: ExamReply[] = [];
    // two more after the reply to the submit, which are surely late
    for (let after = 0; after < 2;) {
      if (isOver) after += 1;
      this.revision += 1;
      const reply = await this.save(other, this.revision % this.questions.length, this.revision, this.revision);
      if (after > 0 && reply.status === 200) this.late.push(`${this.attempt}: saved after the submit`);
      replies.push(reply);
    }
    const receipt = await submit;
    if (receipt.status !== 200) this.late.push(`${this.attempt}: submit refused with ${receipt.status}`);
    for (const { status, body } of replies)
      if (status !== 200 && !isReceipt(status, body, receipt))
        this.late.push(`${this.attempt}: refused with ${status}`);
  }

  private get contestedQuestion(): ExamQuestion {
    const question = this.questions[contested];
    if (!question) throw new Error('the exam has no questions');
    return question;
  }

  private onBoth<Result>(work: (device: ExamClient, index: number) => Promise<Result>): Promise<Result[]> {
    return Promise.all(this.devices.map(work));
  }

  private async save(device: ExamClient, question: number, revision: number, turn: number): Promise<ExamReply> {
    const { slot, answer } = this.questions[question] ?? this.contestedQuestion;
    const response = answer(turn);
    this.saves += 1;
    const reply = await device.send(examRequests.save(this.attempt, slot, { clientRev: revision, response }));
    if (reply.status === 200 && reply.body['outcome'] === 'stored')
      await this.ledger.record({
        key: `${idOf('attempt', this.attempt)}/${slot}`,
        revision,
        value: canonical(response),
      });
    return reply;
  }
}

/** Stored, or told which higher revision stands and what it says. */
function isTold({ status, body }: ExamReply, question: ExamQuestion, revision: number): boolean {
  if (status !== 200) return false;
  const rev = Number(body['rev']);
  if (body['outcome'] === 'stored') return rev === revision;
  return rev > revision && canonical(body['stored']) === canonical(question.answer(rev));
}

function isReceipt(status: number, body: ExamReply['body'], receipt: ExamReply): boolean {
  const current = body['current'] as { receipt?: { hash?: unknown; finishedAt?: unknown } } | undefined;
  const isSame =
    current?.receipt?.hash === receipt.body['hash'] && current?.receipt?.finishedAt === receipt.body['finishedAt'];
  return status === PROBLEMS['attempt.closed'] && isSame;
}
