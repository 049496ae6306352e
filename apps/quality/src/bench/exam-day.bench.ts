import { saveAnswer } from '@edukom/contracts';
import { cookieOf, idOf } from '../exam/exam-ids.js';
import { dayQuestions, ExamDay } from '../exam/exam-day.js';
import { findEmbeddedDatabase } from '../product/embedded-database.js';
import { type Footprint, FootprintWatch, peakResidentMb } from '../product/footprint.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { type DayPlan, fullDay, reducedDay, stagesOf, twiceTheLoad } from './day-plan.js';
import { brokenPromises, DayRecord, readStoredDay } from './day-record.js';
import { type DayResult, DayRun } from './day-run.js';
import { certificatesWithoutPdf, type StaffResult, staffWork } from './day-staff.js';
import { ExamLoad, noteErrors } from './exam-load.js';
import { flood } from './flood.js';
import { json, LoadClient } from './load-client.js';
import { type LoadResult, openLoop } from './load.js';
import { PlayerRetries, playerTimeoutMs } from './player-retries.js';

/** Attempts that are open beside the day, for the reference. */
const attempts = 1_000;
const longestReferenceSeconds = 40;

/** Everything that is kept from one round to the next. */
class DayBench {
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
  async ordinaryDay(plan: DayPlan, context: BenchContext): Promise<{ p99: number; errors: number }> {
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
  async doubleDay(plan: DayPlan, context: BenchContext, retries: PlayerRetries): Promise<number> {
    const first = await this.day.addTakers(plan.takers);
    const result = await new DayRun(this.load, this.day, plan, first, this.record, retries).run();
    for (const [what, one] of Object.entries(result)) this.tell(context, what, one as LoadResult);
    return Object.values(result).reduce((sum, one: LoadResult) => sum + one.errors, 0);
  }

  /** Promises that were not kept, so far. */
  async broken(context: BenchContext): Promise<number> {
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

  private tell(context: BenchContext, what: string, { done, errors, messages, latency }: LoadResult): void {
    context.note(
      `P16 ${what}: ${done} done, ${errors} errors, p50 ${latency.p50.toFixed(1)}, p99 ${latency.p99.toFixed(1)}, longest ${latency.max.toFixed(0)} ms`,
    );
    noteErrors(context, messages);
  }
}

const answerPath = (attempt: number, slot: number): string =>
  saveAnswer.path.replace(':attemptId', idOf('attempt', attempt)).replace(':slot', `${slot}`);

/** The warm-up is never a full day. */
const planOf = ({ full, round }: BenchContext): DayPlan => (full && round >= 0 ? fullDay : reducedDay);

/** The saves of an exam day with all that goes on beside them, against the same saves alone. */
export function examDayItem(): BenchItem {
  let open: DayBench | undefined;
  const bench = (): DayBench => {
    if (!open) throw new Error('not set up');
    return open;
  };
  const { ratePerSecond } = stagesOf(fullDay);
  return {
    id: 'P16',
    title: `p99 of ${ratePerSecond} saves/s on an exam day, with presence, exports, certificates and their PDFs beside them`,
    unit: 'ms',
    direction: 'lower',
    floor: 3,
    goal: 3,
    mostRounds: (full) => (full ? 1 : 3),
    setUp: async () => {
      open = await DayBench.open();
    },
    tearDown: async () => open?.load.close(),
    postgresVersion: () => open?.load.postgres,
    reference: {
      name: 'the same saves alone',
      run: async (context) => {
        const seconds = Math.min(longestReferenceSeconds, stagesOf(planOf(context)).saves.seconds);
        const result = await openLoop(ratePerSecond, seconds, () => bench().saveNext());
        noteErrors(context, result.messages);
        return { figure: result.latency.p99 };
      },
    },
    product: {
      name: 'the day',
      run: async (context) => {
        const { p99, errors } = await bench().ordinaryDay(planOf(context), context);
        return { figure: p99, errors };
      },
    },
    checks: checksOf(bench),
  };
}

function checksOf(bench: () => DayBench): readonly BenchCheck[] {
  return [
    {
      title: `people who sat it at once, ${dayQuestions} questions each`,
      unit: 'people',
      limit: reducedDay.takers,
      direction: 'higher',
      measure: async () => ({ figure: bench().takers }),
    },
    {
      title: 'answers, receipts and check-ins acknowledged and lost or wrong, attempts not graded once',
      unit: 'broken',
      limit: 0,
      direction: 'lower',
      measure: async (context) => ({ figure: await bench().broken(context) }),
    },
    {
      title: 'memory of API, worker and PostgreSQL together (PSS), at its peak',
      unit: 'MB',
      limit: 2_048,
      direction: 'lower',
      measure: async () => ({ figure: bench().wholeMb }),
    },
    {
      title: 'P17: connections to PostgreSQL of one process, jobs included',
      unit: 'connections',
      limit: 20,
      direction: 'lower',
      measure: async (context) => {
        const { connections } = bench();
        context.note(`P16 connections: ${[...connections].map(([name, count]) => `${name} ${count}`).join(', ')}`);
        return { figure: Math.max(connections.get('api') ?? NaN, connections.get('worker') ?? NaN) };
      },
    },
    ...overloadChecks(bench),
    {
      title: 'P17: memory of the API (RSS), at its peak, all of that included',
      unit: 'MB',
      limit: 300,
      direction: 'lower',
      measure: async () => ({ figure: await peakResidentMb(bench().load.api.main?.pid ?? NaN) }),
    },
    {
      title: 'P17: request and reply of one save over HTTP/1.1, but for what a browser adds of its own',
      unit: 'bytes',
      limit: 1_024,
      direction: 'lower',
      measure: async () => ({ figure: await bytesOfSave(bench()) }),
    },
  ];
}

/** What comes when there is too much: refused for now at most, and nothing that was acknowledged is lost. */
function overloadChecks(bench: () => DayBench): readonly BenchCheck[] {
  let slowestMs = 0;
  const judge = async (context: BenchContext, what: string, retries: PlayerRetries, errors: number) => {
    slowestMs = Math.max(slowestMs, retries.slowestMs);
    noteErrors(context, retries.wrong.slice(0, 5));
    context.note(`P16 ${what}: ${retries.refused} refused for now, slowest reply ${retries.slowestMs.toFixed(0)} ms`);
    return { figure: errors + (await bench().broken(context)) };
  };
  return [
    {
      title: 'twice the load: refused otherwise than for now (503, Retry-After), never stored, or lost',
      unit: 'broken',
      limit: 0,
      direction: 'lower',
      measure: async (context) => {
        const retries = new PlayerRetries();
        const errors = await bench().doubleDay(twiceTheLoad(planOf(context)), context, retries);
        return judge(context, 'twice the load', retries, errors);
      },
    },
    {
      title: 'twice the saves it can take: the same',
      unit: 'broken',
      limit: 0,
      direction: 'lower',
      measure: async (context) => {
        const retries = new PlayerRetries();
        const { errors } = await flood(context, (own) => bench().saveNext(own), retries);
        return judge(context, 'twice what it can take', retries, errors);
      },
    },
    {
      title: 'the slowest reply meanwhile; a player waits 8 s for it',
      unit: 'ms',
      limit: playerTimeoutMs,
      direction: 'lower',
      measure: async () => ({ figure: slowestMs }),
    },
  ];
}

/** Over a connection of its own, after the first. */
async function bytesOfSave(bench: DayBench): Promise<number> {
  const client = new LoadClient(bench.load.api.port);
  try {
    const [question] = bench.load.exam.questions;
    if (!question) throw new Error('the exam has no questions');
    const save = (revision: number) =>
      client.request(
        json(
          saveAnswer.method,
          answerPath(0, question.slot),
          { clientRev: revision, response: question.answer(revision), locale: 'sq', deviceAt: new Date() },
          { cookie: cookieOf(0) },
        ),
      );
    await save(1_900_000_000);
    const before = client.bytes;
    await save(1_900_000_001);
    return client.bytes - before;
  } finally {
    client.close();
  }
}
