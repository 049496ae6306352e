import { cookieOf, idOf } from '../exam/exam-ids.js';
import { Exam, type ExamQuestion, quizId } from '../exam/exam.js';
import { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';
import type { BenchContext } from './bench-item.js';
import { ClientPool } from './client-pool.js';
import { describe, json, LoadClient, type LoadReply } from './load-client.js';

/** The product with an exam in it, for the bench: production settings, one API process and the worker beside it. */
export class ExamLoad {
  private readonly clients = new ClientPool(() => new LoadClient(this.api.port));

  private constructor(
    readonly installation: Installation,
    readonly exam: Exam,
    readonly api: ProductProcess,
    readonly worker: ProductProcess,
    readonly postgres: string,
  ) {}

  /**
   * @param env added to the environment of the API
   * @param database server settings of PostgreSQL over the product's own
   */
  static async open(
    env: Readonly<Record<string, string>> = {},
    database: Readonly<Record<string, string>> = {},
  ): Promise<ExamLoad> {
    const installation = await Installation.open({ database });
    try {
      const exam = await Exam.write(installation.sql);
      // each process by a name of its own, so that PostgreSQL can tell whose a connection is
      const named = (name: string) => ({ DATABASE_URL: `${installation.databaseUrl}?application_name=${name}` });
      const api = await installation.startApi({ ...named('api'), ...env });
      const worker = await installation.startWorker(named('worker'));
      return await ExamLoad.over({ installation, exam, api, worker });
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  /** Of an installation that was started otherwise. */
  static async over({
    installation,
    exam,
    api,
    worker,
  }: Pick<ExamLoad, 'installation' | 'exam' | 'api' | 'worker'>): Promise<ExamLoad> {
    return new ExamLoad(installation, exam, api, worker, await installation.postgresVersion());
  }

  /** Saves an answer; rejects unless it is stored. */
  async save(attempt: number, question: ExamQuestion, revision: number): Promise<void> {
    const path = `/api/attempts/${idOf('attempt', attempt)}/answers/${question.slot}`;
    const body = { clientRev: revision, response: question.answer(revision), locale: 'sq' };
    const reply = await this.send('PUT', path, body, attempt);
    if (reply.status !== 200 || !reply.body.includes('"outcome":"stored"')) throw new Error(describe(reply));
  }

  /** Starts the attempt of a person; rejects unless it is open then. */
  async start(person: number): Promise<void> {
    const reply = await this.send('POST', `/api/quizzes/${quizId}/attempts`, { locale: 'sq' }, person);
    if (reply.status !== 200) throw new Error(describe(reply));
  }

  /** Reads something of a person; rejects unless it is there. */
  async read(path: string, person: number): Promise<string> {
    const reply = await this.send('GET', path, undefined, person);
    if (reply.status !== 200) throw new Error(describe(reply));
    return reply.body.toString();
  }

  /** Changes something as a person; rejects unless it was taken. */
  async change(path: string, body: unknown, person: number): Promise<void> {
    const reply = await this.send('PUT', path, body, person);
    if (reply.status !== 200) throw new Error(describe(reply));
  }

  /** Sends a request of a person, whatever comes of it. */
  send(method: string, path: string, body: unknown, person: number): Promise<LoadReply> {
    const headers = { cookie: cookieOf(person) };
    const request = body === undefined ? { method, path, headers } : json(method, path, body, headers);
    return this.clients.use((client) => client.request(request));
  }

  /** Ends everything. */
  async close(): Promise<void> {
    this.clients.close();
    await this.installation.close();
  }
}

/** Says what went wrong, for whoever watches. */
export function noteErrors({ note }: Pick<BenchContext, 'note'>, messages: readonly string[]): void {
  for (const message of messages) note(`  ${message}`);
}
