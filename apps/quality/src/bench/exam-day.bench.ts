import { saveAnswer } from '@edukom/contracts';
import { cookieOf } from '../exam/exam-ids.js';
import { dayQuestions } from '../exam/exam-day.js';
import { peakResidentMb } from '../product/footprint.js';
import type { BenchCheck, BenchContext, BenchItem } from './bench-item.js';
import { answerPath, DayBench } from './day-bench.js';
import { type DayPlan, fullDay, reducedDay, stagesOf, twiceTheLoad } from './day-plan.js';
import { noteErrors } from './exam-load.js';
import { flood } from './flood.js';
import { json, LoadClient } from './load-client.js';
import { openLoop } from './load.js';
import { PlayerRetries, playerTimeoutMs } from './player-retries.js';

const longestReferenceSeconds = 40;

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
