import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { checkIn, readCheckInCodes, saveAnswer, startAttempt, submitAttempt, tellPresence } from '@edukom/contracts';
import { type ExamDay, rooms, roomSessionId } from '../exam/exam-day.js';
import { longQuizId } from '../exam/long-quiz.js';
import { type DayPlan, type Stage, stagesOf, turnOf } from './day-plan.js';
import type { DayRecord } from './day-record.js';
import type { ExamLoad } from './exam-load.js';
import { describe, type LoadReply } from './load-client.js';
import { type LoadResult, type Operation, openLoop } from './load.js';
import type { PlayerRetries } from './player-retries.js';

/** What the people of a day did. */
export interface DayResult {
  readonly checkIn: LoadResult;
  readonly start: LoadResult;
  readonly saves: LoadResult;
  readonly presence: LoadResult;
  readonly submit: LoadResult;
}

interface Taker {
  readonly person: number;
  readonly room: number;
  readonly placeId: string;
  /** The attempt, once it is started. */
  readonly attempt: Promise<string>;
  readonly tellAttempt: (attempt: string | Promise<string>) => void;
  /** Answers on their way: nobody submits before they have arrived. */
  readonly saves: Promise<unknown>[];
}

type Codes = readonly { readonly until: number; readonly code: string }[];

/** One day from the first check-in to the last submit: everybody in turn, however long the others take. */
export class DayRun {
  private readonly takers: readonly Taker[];
  private readonly codes = new Map<number, Codes>();

  /**
   * @param first number of the first of the people who sit it
   * @param retries without them every refusal is an error
   */
  constructor(
    private readonly load: ExamLoad,
    private readonly day: ExamDay,
    private readonly plan: DayPlan,
    first: number,
    private readonly record: DayRecord,
    private readonly retries?: PlayerRetries,
  ) {
    this.takers = Array.from({ length: plan.takers }, (_, taker) => {
      let tellAttempt: Taker['tellAttempt'] = () => undefined;
      const attempt = new Promise<string>((resolve) => (tellAttempt = resolve));
      // whoever needs it rejects as well
      attempt.catch(() => undefined);
      return { person: first + taker, room: taker % rooms, placeId: randomUUID(), attempt, tellAttempt, saves: [] };
    });
  }

  /** Lets the day go by. */
  async run(): Promise<DayResult> {
    await Promise.all(Array.from({ length: rooms }, (_, room) => this.readCodes(room)));
    const stages = stagesOf(this.plan);
    const at = async ({ from, seconds }: Stage, work: (taker: Taker, turn: number) => Promise<unknown>) => {
      await delay(from * 1000);
      const operation: Operation = async (_, index) => {
        const { taker, turn } = turnOf(this.plan, index);
        const one = this.takers[taker];
        if (one) await work(one, turn);
      };
      return openLoop(stages.ratePerSecond, seconds, operation, { drainSeconds: 60 });
    };
    const [arrived, start, saves, presence, submit] = await Promise.all([
      at(stages.checkIn, (taker) => this.checkIn(taker)),
      at(stages.start, (taker) => this.start(taker)),
      at(stages.saves, (taker, slot) => {
        const save = this.save(taker, slot);
        taker.saves.push(save);
        return save;
      }),
      at(stages.presence, (taker) => this.beat(taker)),
      at(stages.submit, (taker) => this.submit(taker)),
    ]);
    return { checkIn: arrived, start, saves, presence, submit };
  }

  private async checkIn({ person, room }: Taker): Promise<void> {
    // whoever sends again types what is shown then
    await this.acknowledged(async () =>
      this.load.send(checkIn.method, checkIn.path, { code: await this.code(room) }, person),
    );
    this.record.checkIns.push(this.load.exam.personId(person));
  }

  private start({ person, tellAttempt }: Taker): Promise<string> {
    const path = startAttempt.path.replace(':quizId', longQuizId);
    const started = this.acknowledged(() => this.load.send(startAttempt.method, path, { locale: 'sq' }, person));
    const attempt = started.then(({ attemptId }) => String(attemptId));
    tellAttempt(attempt);
    return attempt;
  }

  private async save({ person, attempt }: Taker, slot: number): Promise<void> {
    const attemptId = await attempt;
    const path = saveAnswer.path.replace(':attemptId', attemptId).replace(':slot', `${slot}`);
    const response = this.day.question(slot).answer(person);
    const body = { clientRev: 1, response, locale: 'sq', deviceAt: new Date().toISOString() };
    const { outcome } = await this.acknowledged(() => this.load.send(saveAnswer.method, path, body, person));
    if (outcome !== 'stored') throw new Error(`not stored, but ${String(outcome)}`);
    this.record.saved(attemptId, slot, 1, response);
  }

  private async beat({ person, placeId, attempt }: Taker): Promise<void> {
    const path = tellPresence.path.replace(':attemptId', await attempt).replace(':placeId', placeId);
    await this.acknowledged(() => this.load.send(tellPresence.method, path, undefined, person));
  }

  private async submit({ person, attempt, saves }: Taker): Promise<void> {
    const attemptId = await attempt;
    await Promise.allSettled(saves);
    const path = submitAttempt.path.replace(':attemptId', attemptId);
    const { hash } = await this.acknowledged(() => this.load.send(submitAttempt.method, path, {}, person));
    this.record.receipts.set(attemptId, String(hash));
  }

  /** The body of the reply that acknowledges it. */
  private async acknowledged(send: () => Promise<LoadReply>): Promise<Readonly<Record<string, unknown>>> {
    const reply = await (this.retries ? this.retries.insist(send) : send());
    if (reply.status !== 200) throw new Error(describe(reply));
    return JSON.parse(reply.body.toString()) as Record<string, unknown>;
  }

  /** What the screen in the room shows now. */
  private async code(room: number): Promise<string> {
    const shown = this.codes.get(room)?.find(({ until }) => until > Date.now());
    if (shown) return shown.code;
    await this.readCodes(room);
    return this.code(room);
  }

  private async readCodes(room: number): Promise<void> {
    const path = readCheckInCodes.path.replace(':sessionId', roomSessionId(room));
    const { codes } = await this.acknowledged(() =>
      this.load.send(readCheckInCodes.method, path, undefined, this.day.manager),
    );
    const shown = codes as readonly { readonly until: string; readonly code: string }[];
    this.codes.set(
      room,
      shown.map(({ until, code }) => ({ until: Date.parse(until), code })),
    );
  }
}
