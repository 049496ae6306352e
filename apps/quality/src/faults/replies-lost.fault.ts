import { join } from 'node:path';
import { checkIn, markAnswer, readCheckInCodes } from '@edukom/contracts';
import { closedLoop } from '../bench/load.js';
import type { LoadRequest } from '../bench/load-client.js';
import { sessionId, writeSession } from '../exam/exam-session.js';
import { Exam, quizId } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import { Installation } from '../product/installation.js';
import type { LostReply } from '../proxy/fault-rule.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { ask, ExamClient, type ExamReply, withClients } from './exam-client.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, type LedgerEntry, readLedger } from './ledger.js';
import { factOf, type Kind, kindOf, kinds, sameReply, storedOperations } from './lost-operations.js';

const clients = 8;
const tries = 40;
/** Part of the replies that are lost. */
const share = 0.1;
const broken = 'start-without-look,last-arrival-wins,submit-without-guard,check-in-without-key,mark-without-version';

interface Trial {
  readonly operations: number;
  readonly lostReplies: number;
  /** By kind: operations that were applied not at all, twice or otherwise, or whose retry was answered otherwise. */
  readonly wrong: ReadonlyMap<Kind, number>;
  readonly lostOf: ReadonlyMap<Kind, number>;
}

/** One reply of ten is lost after its commit: whoever sends again gets the same, and nothing is done twice. */
export function repliesLostItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R7',
    title: 'one reply of ten lost after the commit: starts, saves, submits, check-ins, marks, each sent again',
    floor: 'each applied exactly once, same reply to the retry',
    goal: 'each applied exactly once, same reply to the retry',
    // operations
    repetitions: { full: 10_000, reduced: 600 },
    limitSeconds: { full: 3_600, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const { operations, lostReplies, wrong, lostOf } = await runTrial(context, {}, (version) => (postgres = version));
      const all = [...wrong.values()].reduce((sum, count) => sum + count, 0);
      return {
        figure: `${all} not applied once or answered otherwise`,
        reference: `${operations} operations acknowledged, replies lost: ${words(lostOf)}`,
        count: lostReplies,
        pass: all === 0 && operations === context.repetitions && kinds.every((kind) => (lostOf.get(kind) ?? 0) > 0),
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 400);
      const { wrong } = await runTrial({ ...context, repetitions }, { EDUKOM_BREAK: broken });
      return {
        caught: Math.min(...kinds.map((kind) => wrong.get(kind) ?? 0)),
        variant: `no key, no guard: ${words(wrong)}`,
      };
    },
  };
}

const words = (counts: ReadonlyMap<Kind, number>): string =>
  kinds.map((kind) => `${kind} ${counts.get(kind) ?? 0}`).join(', ');

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
    const exam = await Exam.write(installation.sql, 'post-test');
    const people = context.repetitions / kinds.length;
    await exam.addPeople(people);
    const trainers = await addTrainers(installation.sql, exam, clients);
    await writeSession(installation.sql);
    const api = await installation.startApi(env);
    const work = new Work(exam, trainers, ledger);
    const proxy = await TcpProxy.open({ targetPort: api.port, seed: 7, onLostReply: (reply) => work.hear(reply) });
    try {
      await work.readCodes(api.port);
      proxy.set('pass', [{ mode: 'deliver-then-drop-reply', when: ({ method }) => method !== 'GET', share }]);
      await withClients(proxy.port, clients, async (all) => {
        const { messages } = await closedLoop(
          clients,
          3_600,
          async (place, person) => {
            context.signal.throwIfAborted();
            const client = all[place];
            if (client) await work.everything(client, person, place);
          },
          { operations: people },
        );
        for (const message of messages) context.note(message);
      });
      const acknowledged = readLedger(path);
      const wrong = wrongOf(acknowledged, await storedOperations(installation.sql), work.otherwise);
      return { operations: acknowledged.length, lostReplies: work.lostReplies, wrong, lostOf: work.lostOf };
    } finally {
      await proxy.close();
    }
  } finally {
    await ledger.close();
    await installation.close();
  }
}

/** How many operations of each kind were not applied exactly once, or answered otherwise. */
function wrongOf(
  acknowledged: readonly LedgerEntry[],
  stored: readonly LedgerEntry[],
  otherwise: ReadonlySet<string>,
): ReadonlyMap<Kind, number> {
  const { lost, different, duplicated } = compareLedger(acknowledged, stored);
  const keys = new Set([
    ...lost.map(({ key }) => key),
    ...different.map(({ key }) => key),
    ...duplicated,
    ...otherwise,
  ]);
  return new Map(kinds.map((kind) => [kind, [...keys].filter((key) => kindOf(key) === kind).length]));
}

/** What each person does, and what was lost on the way. */
class Work {
  /** Operations that were refused, or answered to the retry otherwise than the first time. */
  readonly otherwise = new Set<string>();
  readonly lostOf = new Map<Kind, number>();
  private readonly lost = new Map<string, LostReply[]>();
  private codes: readonly { readonly until: Date; readonly code: string }[] = [];
  private port = 0;

  constructor(
    private readonly exam: Exam,
    private readonly trainers: readonly number[],
    private readonly ledger: Ledger,
  ) {}

  get lostReplies(): number {
    return [...this.lostOf.values()].reduce((sum, count) => sum + count, 0);
  }

  hear(reply: LostReply): void {
    const key = reply.request.headers.get('x-operation') ?? '';
    this.lost.set(key, [...(this.lost.get(key) ?? []), reply]);
    this.lostOf.set(kindOf(key), (this.lostOf.get(kindOf(key)) ?? 0) + 1);
  }

  /** Starts, saves, submits and checks in; then a trainer marks. Ends early where something was refused. */
  async everything(client: ExamClient, person: number, place: number): Promise<void> {
    const own = (method: string, path: string, body: unknown): LoadRequest => ask(method, path, body, person);
    const started = await this.perform(
      client,
      'start',
      person,
      own('POST', `/api/quizzes/${quizId}/attempts`, { locale: 'sq' }),
    );
    await this.perform(client, 'check-in', person, own(checkIn.method, checkIn.path, { code: await this.code() }));
    if (!started) return;
    const { attemptId, questions } = started.body as { attemptId: string; questions: { slot: number; type: string }[] };
    const slot = questions.find(({ type }) => type === 'open')?.slot;
    const answer = { clientRev: 1, response: { type: 'open', text: `Përgjigja e ${person}: ЋШ` }, locale: 'sq' };
    await this.perform(client, 'save', person, own('PUT', `/api/attempts/${attemptId}/answers/${slot}`, answer));
    if (!(await this.perform(client, 'submit', person, own('POST', `/api/attempts/${attemptId}/submit`, {})))) return;
    const path = markAnswer.path.replace(':attemptId', attemptId).replace(':slot', `${slot}`);
    const mark = { points: 100, comment: 'Mirë', version: 0 };
    await this.perform(client, 'mark', person, ask(markAnswer.method, path, mark, this.trainers[place] ?? -1));
  }

  /** What the screen in the room shows for the next minutes. */
  async readCodes(port: number): Promise<void> {
    this.port = port;
    const path = readCheckInCodes.path.replace(':sessionId', sessionId);
    const client = new ExamClient(port);
    try {
      const { method, headers } = ask(readCheckInCodes.method, path, undefined, this.trainers[0] ?? -1);
      const { status, text, body } = await client.send({
        method,
        path,
        headers: { cookie: headers?.['cookie'] ?? '' },
      });
      if (status !== 200) throw new Error(`no check-in codes: ${status} ${text.slice(0, 200)}`);
      const codes = body['codes'] as readonly { readonly until: string; readonly code: string }[];
      this.codes = codes.map(({ until, code }) => ({ until: new Date(until), code }));
    } finally {
      client.close();
    }
  }

  private async code(): Promise<string> {
    const shown = this.codes.find(({ until }) => until.getTime() > Date.now());
    if (shown) return shown.code;
    await this.readCodes(this.port);
    return this.code();
  }

  /** Sends it until there is an answer, as the application does, and compares that with the answers that were lost. */
  private async perform(
    client: ExamClient,
    kind: Kind,
    person: number,
    request: LoadRequest,
  ): Promise<ExamReply | undefined> {
    const key = `${kind}/${this.exam.personId(person)}`;
    const reply = await sendAgain(client, { ...request, headers: { ...request.headers, 'x-operation': key } });
    const isSame = (this.lost.get(key) ?? []).every((lost) => sameReply(lost, reply));
    if (reply.status !== 200 || !isSame) this.otherwise.add(key);
    if (reply.status !== 200) return undefined;
    await this.ledger.record({ key, revision: 1, value: factOf(kind, reply.body) });
    return reply;
  }
}

async function sendAgain(client: ExamClient, request: LoadRequest): Promise<ExamReply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.send(request);
    } catch (error) {
      if (attempt === tries) throw error;
    }
  }
}
