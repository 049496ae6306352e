import { setTimeout as delay } from 'node:timers/promises';
import { json, LoadClient, type LoadRequest } from '../bench/load-client.js';
import { cookieOf, idOf } from '../exam/exam-ids.js';
import { quizId } from '../exam/exam.js';

/** What came back, read as JSON. */
export interface ExamReply {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer as a device sends it. */
export interface SentAnswer {
  readonly clientRev: number;
  readonly response: unknown;
  /** What the device takes for the time. */
  readonly deviceAt?: string;
}

/** Requests of people of the exam, by number. Each of them belongs to the attempt with the same number. */
export const examRequests = {
  start: (person: number): LoadRequest => ask('POST', `/api/quizzes/${quizId}/attempts`, { locale: 'sq' }, person),
  save: (attempt: number, slot: number, answer: SentAnswer): LoadRequest =>
    ask('PUT', `/api/attempts/${idOf('attempt', attempt)}/answers/${slot}`, { ...answer, locale: 'sq' }, attempt),
  submit: (attempt: number): LoadRequest =>
    ask('POST', `/api/attempts/${idOf('attempt', attempt)}/submit`, {}, attempt),
};

/** A JSON request of a person. */
export const ask = (method: string, path: string, body: unknown, person: number): LoadRequest =>
  json(method, path, body, { cookie: cookieOf(person) });

/** One connection of the exam. */
export class ExamClient {
  private readonly client: LoadClient;

  constructor(port: number, timeoutMs = 30_000) {
    this.client = new LoadClient(port, timeoutMs);
  }

  /** Sends a request. Rejects with `ConnectionLost` when the connection fails: it may or may not have happened. */
  async send(request: LoadRequest): Promise<ExamReply> {
    const { status, body } = await this.client.request(request);
    const text = body.toString();
    return { status, text, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** Sends it again until there is an answer, and again after a 503, as the player does. */
  async insist(request: LoadRequest, withinSeconds: number): Promise<ExamReply> {
    const stopAt = performance.now() + withinSeconds * 1000;
    for (;;) {
      const reply = await this.send(request).catch((error: unknown) => {
        if (performance.now() > stopAt) throw error;
        return undefined;
      });
      if (reply && (reply.status !== 503 || performance.now() > stopAt)) return reply;
      await delay(20);
    }
  }

  close(): void {
    this.client.close();
  }
}

/** Several connections, for as long as `work` takes. */
export async function withClients<Result>(
  port: number,
  count: number,
  work: (clients: readonly ExamClient[]) => Promise<Result>,
): Promise<Result> {
  const clients = Array.from({ length: count }, () => new ExamClient(port));
  try {
    return await work(clients);
  } finally {
    clients.forEach((client) => client.close());
  }
}
