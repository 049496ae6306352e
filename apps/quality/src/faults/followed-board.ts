import { setTimeout as delay } from 'node:timers/promises';
import { followBoard, readBoard } from '@edukom/contracts';
import { cookieOf } from '../exam/exam-ids.js';

/**
 * A live board as a page shows it: hears that something changed, and reads the board then, never two at once. What it shows is
 * what was read last; without an event nothing is ever read again.
 */
export class FollowedBoard {
  private readonly hangUp = new AbortController();
  private readonly shownMarks = new Set<string>();
  private reading: Promise<void> | undefined;
  private isStale = false;
  private events = 0;

  private constructor(
    private readonly base: string,
    private readonly sessionId: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Begins to listen at the API on this port, as this person. */
  static async open(port: number, sessionId: string, person: number): Promise<FollowedBoard> {
    const board = new FollowedBoard(`http://127.0.0.1:${port}`, sessionId, { cookie: cookieOf(person) });
    const path = followBoard.path.replace(':sessionId', sessionId);
    const reply = await fetch(board.base + path, { headers: board.headers, signal: board.hangUp.signal });
    if (reply.status !== 200 || !reply.body) throw new Error(`the board cannot be followed: ${reply.status}`);
    void board.listen(reply.body).catch(() => undefined);
    return board;
  }

  /** How often it heard of a change. */
  get heard(): number {
    return this.events;
  }

  /** Whether it comes to show a mark of exactly so many people, within so many seconds and by itself. */
  async comesToShow(people: number, withinSeconds: number): Promise<boolean> {
    const stopAt = performance.now() + withinSeconds * 1_000;
    while (this.shownMarks.size !== people) {
      if (performance.now() > stopAt) return false;
      await delay(50);
    }
    return true;
  }

  close(): void {
    this.hangUp.abort();
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of body) {
      const changes = decoder.decode(bytes, { stream: true }).split('event: changed').length - 1;
      if (changes === 0) continue;
      this.events += changes;
      this.isStale = true;
      this.reading ??= this.catchUp().finally(() => (this.reading = undefined));
    }
  }

  private async catchUp(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      const path = readBoard.path.replace(':sessionId', this.sessionId);
      const reply = await fetch(this.base + path, { headers: this.headers, signal: this.hangUp.signal });
      const { rows } = (await reply.json()) as { rows: { enrolmentId: string; marks: unknown[] }[] };
      this.shownMarks.clear();
      for (const { enrolmentId, marks } of rows) if (marks.length > 0) this.shownMarks.add(enrolmentId);
    }
  }
}
