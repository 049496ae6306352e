import { saveAnswer } from '@edukom/contracts';
import { idOf } from '../exam/exam-ids.js';
import { ExamDay } from '../exam/exam-day.js';
import { findEmbeddedDatabase } from '../product/embedded-database.js';
import { type Footprint, FootprintWatch } from '../product/footprint.js';
import type { BenchContext } from './bench-item.js';
import type { DayPlan } from './day-plan.js';
import { brokenPromises, DayRecord, readStoredDay } from './day-record.js';
import { type DayResult, DayRun } from './day-run.js';
import { certificatesWithoutPdf, type StaffResult, staffWork } from './day-staff.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import type { LoadResult } from './load.js';
import type { PlayerRetries } from './player-retries.js';

type Note = Pick<BenchContext, 'note'>;

/** Attempts that are open beside the day, for the reference. */
const attempts = 1_000;

/** The product on an exam day, and everything that is kept from one day to the next. */
export class DayBench {
  readonly record = new DayRecord();
  readonly connections = new Map<string, number>();
  takers = 0;
  wholeMb = 0;
  private revision = 1;

  constructor(
    readonly load: ExamLoad,
    private readonly day: ExamDay,
  ) {}

  static async open(): Promise<DayBench> {
    const load = await ExamLoad.open();
    await load.exam.openAttempts(attempts);
    return new DayBench(load, await ExamDay.write(load.installation.sql, load.exam));
  }

  /** Saves the next answer of the people who sit there anyway. */
  async saveNext(retries?: PlayerRetries): Promise<void> {
    this.revision += 1;
    const revision = this.revision;
    const attempt = revision % attempts;
    const { questions } = this.load.exam;
    const question = questions[Math.floor(revision / attempts) % questions.length];
    if (!question) return;
    const response = question.answer(revision);
    const path = answerPath(attempt, question.slot);
    const send = () =>
      this.load.send(saveAnswer.method, path, { clientRev: revision, response, locale: 'sq' }, attempt);
    const { status, body } = await (retries ? retries.insist(send) : send());
    const reply = status === 200 ? (JSON.parse(body.toString()) as { outcome: string; rev: number }) : undefined;
    // the next answer to the same question may have arrived before one that was sent again
    const isNewer = retries !== undefined && reply?.outcome === 'newer' && reply.rev > revision;
    if (reply?.outcome === 'stored') this.record.saved(idOf('attempt', attempt), question.slot, revision, response);
    else if (!isNewer) throw new Error(`${status} ${body.toString().slice(0, 200)}`);
  }

  /** A day as it should go. */
  async ordinaryDay(plan: DayPlan, context: Note): Promise<{ p99: number; errors: number }> {
    const watch = this.watch();
    const first = await this.day.addTakers(plan.takers);
    const staff = staffWork(this.load, this.day, plan);
    const people = new DayRun(this.load, this.day, plan, first, this.record).run();
    const [done, work] = await Promise.all([people, staff]);
    const withoutPdf = await certificatesWithoutPdf(this.load);
    this.keep(await watch.stop());
    const all: DayResult & StaffResult = { ...done, ...work };
    for (const [what, result] of Object.entries(all)) this.tell(context, what, result as LoadResult);
    this.takers = Math.max(this.takers, done.submit.done);
    const errors = Object.values(all).reduce((sum, result: LoadResult) => sum + result.errors, withoutPdf);
    return { p99: done.saves.latency.p99, errors };
  }

  /** Twice the load, by people who send again what is refused. Gives what was refused wrongly. */
  async doubleDay(plan: DayPlan, context: Note, retries: PlayerRetries): Promise<number> {
    const first = await this.day.addTakers(plan.takers);
    const result = await new DayRun(this.load, this.day, plan, first, this.record, retries).run();
    for (const [what, one] of Object.entries(result)) this.tell(context, what, one as LoadResult);
    return Object.values(result).reduce((sum, one: LoadResult) => sum + one.errors, 0);
  }

  /** Promises that were not kept, so far. */
  async broken(context: Note): Promise<number> {
    const broken = brokenPromises(this.record, await readStoredDay(this.load.installation.sql));
    const { answers, receipts, checkIns } = this.record;
    context.note(`P16 compared ${answers.length} answers, ${receipts.size} receipts, ${checkIns.length} check-ins`);
    noteErrors(context, broken.slice(0, 10));
    return broken.length;
  }

  private watch(): FootprintWatch {
    const { folder, sql } = this.load.installation;
    const roots = [this.load.api.main, this.load.worker.main, findEmbeddedDatabase(folder)?.server];
    return new FootprintWatch(
      roots.flatMap((root) => (root ? [root.pid] : [])),
      sql,
    );
  }

  private keep({ wholeMb, connections }: Footprint): void {
    this.wholeMb = Math.max(this.wholeMb, wholeMb);
    for (const [name, count] of connections)
      this.connections.set(name, Math.max(count, this.connections.get(name) ?? 0));
  }

  private tell(context: Note, what: string, { done, errors, messages, latency }: LoadResult): void {
    context.note(
      `P16 ${what}: ${done} done, ${errors} errors, p50 ${latency.p50.toFixed(1)}, p99 ${latency.p99.toFixed(1)}, longest ${latency.max.toFixed(0)} ms`,
    );
    noteErrors(context, messages);
  }
}

export const answerPath = (attempt: number, slot: number): string =>
  saveAnswer.path.replace(':attemptId', idOf('attempt', attempt)).replace(':slot', `${slot}`);
