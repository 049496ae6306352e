import { setTimeout as delay } from 'node:timers/promises';
import { markAnswer } from '@edukom/contracts';
import { idOf } from '../exam/exam-ids.js';
import type { ExamQuestion } from '../exam/exam.js';
import { ask, type ExamClient, type ExamReply, examRequests } from './exam-client.js';

/** Everybody who is told to come again tries for so long. */
const patience = 120;

/** What was done in a while. */
export interface Burst {
  readonly submits: number;
  readonly marks: number;
}

/** People who submit and trainers who mark, some at a time: each answer is marked by one of them at once. */
export class RegradeLoad {
  private nextToSubmit: number;
  private nextToMark: number;
  private readonly versions = new Map<number, number>();

  /**
   * @param clients one connection each
   * @param trainers numbers of people who train
   * @param attempts `sitting` are open, `markable` (numbers, a range) finished or finished later
   */
  constructor(
    private readonly clients: readonly ExamClient[],
    private readonly trainers: readonly number[],
    private readonly question: ExamQuestion,
    private readonly attempts: {
      readonly sitting: readonly [from: number, to: number];
      readonly markable: readonly [from: number, to: number];
    },
    private readonly random: () => number,
  ) {
    this.nextToSubmit = attempts.sitting[0];
    this.nextToMark = attempts.markable[0];
  }

  /** How many have not submitted. */
  get sitting(): number {
    return this.attempts.sitting[1] - this.nextToSubmit;
  }

  /**
   * Some people submit and some answers are marked, at moments spread over a while.
   * @param ended told of each that has got its answer
   */
  async burst(
    { submits, marks }: Burst,
    spreadMs: number,
    ended: (kind: keyof Burst) => void = () => undefined,
  ): Promise<void> {
    const work = [
      ...Array.from({ length: Math.min(submits, this.sitting) }, () => this.submission(this.nextToSubmit++)),
      ...Array.from({ length: marks }, () => this.marking()),
    ]
      .map((one) => ({ ...one, at: this.random() * spreadMs }))
      .sort((a, b) => a.at - b.at);
    const begun = performance.now();
    const each = async (client: ExamClient): Promise<void> => {
      for (let next = work.shift(); next; next = work.shift()) {
        await delay(Math.max(0, begun + next.at - performance.now()));
        await next.act(client);
        ended(next.kind);
      }
    };
    await Promise.all(this.clients.map(each));
  }

  /** Everybody of a range submits. */
  async submitAll([from, to]: readonly [from: number, to: number]): Promise<void> {
    let next = from;
    await Promise.all(
      this.clients.map(async (client) => {
        while (next < to) await this.submission(next++).act(client);
      }),
    );
  }

  /** Every answer of a range is marked once. */
  async markAll([from, to]: readonly [from: number, to: number]): Promise<void> {
    let next = from;
    await Promise.all(
      this.clients.map(async (client) => {
        while (next < to) await this.mark(client, next++);
      }),
    );
  }

  private submission(attempt: number) {
    const act = async (client: ExamClient): Promise<void> =>
      expectOk(await client.insist(examRequests.submit(attempt), patience), `submit of ${attempt}`);
    return { kind: 'submits' as const, act };
  }

  /** The next answer in turn, or again the first: then on top of the mark that stands. */
  private marking() {
    const attempt = this.nextToMark++;
    if (this.nextToMark === this.attempts.markable[1]) [this.nextToMark] = this.attempts.markable;
    return { kind: 'marks' as const, act: (client: ExamClient) => this.mark(client, attempt) };
  }

  private async mark(client: ExamClient, attempt: number): Promise<void> {
    const { slot, points: most } = this.question;
    const version = this.versions.get(attempt) ?? 0;
    this.versions.set(attempt, version + 1);
    const points = Math.floor(this.random() * (most / 50 + 1)) * 50;
    const trainer = this.trainers[attempt % this.trainers.length] ?? 0;
    const path = markAnswer.path.replace(':attemptId', idOf('attempt', attempt)).replace(':slot', `${slot}`);
    const body = { points, comment: 'Vlerësim: Ш', version, reason: 'R15' };
    expectOk(await client.insist(ask(markAnswer.method, path, body, trainer), patience), `mark of ${attempt}`);
  }
}

function expectOk({ status, text }: ExamReply, what: string): void {
  if (status !== 200) throw new Error(`${what} was answered with ${status}: ${text.slice(0, 200)}`);
}
