import { setTimeout as delay } from 'node:timers/promises';
import { checkIn, readCheckInCodes } from '@edukom/contracts';
import { closedLoop } from '../bench/load.js';
import { LoadClient, type LoadReply } from '../bench/load-client.js';
import { sessionId, writeSession } from '../exam/exam-session.js';
import { cookieOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { addTrainers } from '../exam/trainers.js';
import { Installation } from '../product/installation.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { ask, ExamClient } from './exam-client.js';
import { compareMarks, expectationOf, type MarkComparison, type StoredMark } from './check-in-rules.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { FollowedBoard } from './followed-board.js';

const connections = 16;
const tries = 60;
/** Part of the replies that are lost after the server has done its work. */
const share = 0.3;
/** A sign-in that takes longer than two codes live. */
const slowSignInMs = 32_000;
/** So long a board may take to show the last mark. */
const boardSeconds = 5;
/** How old the code is that a late phone opens. */
const lateMs = 50_000;

interface Shown {
  readonly from: number;
  readonly path: string;
}

/** A room full of phones with a bad network: everybody who was there counts once, nobody else does. */
export function checkInBurstItem(): FaultItem {
  let postgres: string | undefined;
  return {
    id: 'R25',
    title:
      'check-in burst: 30 % of the replies lost, the code changes every 15 s, slow sign-ins; a board followed at another API',
    floor: 'one row each, none for who never scanned, late ones to confirm, the board shows all of it by itself',
    goal: 'one row each, none for who never scanned, late ones to confirm, the board shows all of it by itself',
    // phones
    repetitions: { full: 500, reduced: 100 },
    limitSeconds: { full: 600, reduced: 300 },
    postgresVersion: () => postgres,
    run: async (context) => {
      const trial = await runTrial(context, {}, (version) => (postgres = version));
      const { comparison, lost, phones, heard, isBoardRight } = trial;
      return {
        figure: `${words(comparison)}, the board ${isBoardRight ? 'right' : 'WRONG'}`,
        reference: `${phones} phones, ${lost} replies lost, ${heard} changes heard at the other API`,
        count: lost,
        pass: comparison.wrong === 0 && lost > 0 && isBoardRight && heard > 0,
      };
    },
    control: async (context) => {
      const repetitions = Math.min(context.repetitions, 60);
      const env = { EDUKOM_BREAK: 'check-in-judged-at-the-end' };
      const { comparison } = await runTrial({ ...context, repetitions }, env);
      return { caught: comparison.inTimeNotCounted, variant: `code judged at the last request: ${words(comparison)}` };
    },
  };
}

interface Trial {
  readonly comparison: MarkComparison;
  readonly lost: number;
  readonly phones: number;
  /** Changes of the board that were heard at the API that got none of the scans. */
  readonly heard: number;
  readonly isBoardRight: boolean;
}

const words = ({ missing, doubled, strangers, inTimeNotCounted, lateCounted }: MarkComparison): string =>
  `${missing} missing, ${doubled} doubled, ${strangers} who never scanned, ${inTimeNotCounted} in time not counted, ${lateCounted} late counted`;

async function runTrial(
  context: FaultContext,
  env: Readonly<Record<string, string>>,
  tell: (postgres: string) => void = () => undefined,
): Promise<Trial> {
  const installation = await Installation.open({ isDemo: true });
  try {
    tell(await installation.postgresVersion());
    const exam = await Exam.write(installation.sql, 'post-test');
    const phones = context.repetitions;
    // As many again are enrolled and never come.
    await exam.addPeople(2 * phones);
    const [trainer = -1] = await addTrainers(installation.sql, exam, 1);
    await writeSession(installation.sql);
    const api = await installation.startApi(env);
    const other = await installation.startApi(env);
    const board = await FollowedBoard.open(other.port, sessionId, trainer);
    let lost = 0;
    const proxy = await TcpProxy.open({ targetPort: api.port, seed: 25, onLostReply: () => (lost += 1) });
    try {
      const wall = new Wall(api.port, trainer);
      const first = await wall.now();
      // The first codes must be old enough to be late.
      await delay(Math.max(0, first.from + lateMs - Date.now()), undefined, { signal: context.signal });
      proxy.set('pass', [{ mode: 'deliver-then-drop-reply', share }]);
      const { messages } = await closedLoop(
        connections,
        600,
        async (_place, phone) => {
          context.signal.throwIfAborted();
          const kind = expectationOf(phone);
          const shown = kind === 'late' ? first : await wall.now();
          await checkInAs(phone, shown, kind === 'slow' ? slowSignInMs : 0, proxy.port);
        },
        { operations: phones },
      );
      for (const message of messages) context.note(message);
      const { rows } = await installation.sql.query<StoredMark>(
        `SELECT e.person_id AS "personId", m.status, a.state FROM attendance_mark m JOIN enrolment e ON e.id = m.enrolment_id
         JOIN attendance_record a ON a.enrolment_id = m.enrolment_id AND a.session_id = m.session_id WHERE m.session_id = $1`,
        [sessionId],
      );
      const people = Array.from({ length: phones }, (_, phone) => exam.personId(phone));
      const marked = new Set(rows.map(({ personId }) => personId)).size;
      const isBoardRight = await board.comesToShow(marked, boardSeconds);
      return { comparison: compareMarks(people, rows), lost, phones, heard: board.heard, isBoardRight };
    } finally {
      board.close();
      await proxy.close();
    }
  } finally {
    await installation.close();
  }
}

/** The screen in the room. */
class Wall {
  private codes: readonly (Shown & { readonly until: number })[] = [];
  private reading: Promise<void> | undefined;

  constructor(
    private readonly port: number,
    private readonly trainer: number,
  ) {}

  async now(): Promise<Shown> {
    for (;;) {
      const shown = this.codes.find(({ from, until }) => from <= Date.now() && Date.now() < until);
      if (shown) return shown;
      await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
    }
  }

  private async read(): Promise<void> {
    const client = new ExamClient(this.port);
    try {
      const path = readCheckInCodes.path.replace(':sessionId', sessionId);
      const { headers } = ask(readCheckInCodes.method, path, undefined, this.trainer);
      const reply = await client.send({ method: 'GET', path, headers: { cookie: headers?.['cookie'] ?? '' } });
      if (reply.status !== 200) throw new Error(`no check-in codes: ${reply.status} ${reply.text.slice(0, 200)}`);
      const codes = reply.body['codes'] as readonly { from: string; until: string; url: string }[];
      this.codes = codes.map(({ from, until, url }) => ({
        from: Date.parse(from),
        until: Date.parse(until),
        path: new URL(url).pathname,
      }));
    } finally {
      client.close();
    }
  }
}

/** After twenty phones that open the code come twenty that know Edukom and send the scan at once: each kind comes either way. */
const knowsEdukom = (phone: number): boolean => Math.floor(phone / 20) % 2 === 1;

/**
 * Shows the code before signing in, signs in, and checks in: each request again until there is a reply. A phone that knows
 * Edukom shows it by sending the scan, as somebody whose session is over where signing in takes its time.
 */
async function checkInAs(phone: number, shown: Shown, signInMs: number, port: number): Promise<void> {
  const client = new LoadClient(port, 10_000);
  try {
    const send = (body: object, ticket?: string) => {
      const sent = ask(checkIn.method, checkIn.path, body, phone);
      const cookie = ticket === undefined ? cookieOf(phone) : `${cookieOf(phone)}; ${ticket}`;
      return again(() => client.request({ ...sent, headers: { ...sent.headers, cookie } }));
    };
    const scan = shown.path.split('/').at(-1);
    const body = knowsEdukom(phone) ? { scan } : {};
    let ticket: string | undefined;
    if (!knowsEdukom(phone)) {
      const opened = await again(() => client.request({ method: 'GET', path: shown.path }));
      ticket = ticketOf(opened, 302);
    } else if (signInMs > 0) {
      const { headers: known, ...sent } = ask(checkIn.method, checkIn.path, body, phone);
      const { cookie: _session, ...headers } = known ?? {};
      ticket = ticketOf(await again(() => client.request({ ...sent, headers })), 401);
    }
    await delay(signInMs);
    const reply = await send(body, ticket);
    if (reply.status !== 200) throw new Error(`check-in: ${reply.status} ${reply.body.toString().slice(0, 200)}`);
  } finally {
    client.close();
  }
}

/** What says how the code was judged. */
function ticketOf({ status, headers }: LoadReply, expected: number): string {
  const ticket = headers.get('set-cookie')?.split(';', 1)[0];
  if (status !== expected || ticket === undefined) throw new Error(`scan: ${status}`);
  return ticket;
}

async function again<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt === tries) throw error;
    }
  }
}
