import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { cookieOf } from '../exam/exam-ids.js';
import { Exam } from '../exam/exam.js';
import { freePort } from '../product/free-port.js';
import type { Installation } from '../product/installation.js';
import type { ProductProcess } from '../product/product-process.js';

/** An import as far as it is looked at here. */
export interface DeskImport {
  readonly importId: string;
  readonly state: string;
  readonly revision: number;
  readonly counts: { readonly create: number; readonly update: number; readonly skip: number; readonly error: number };
  readonly problem: string | null;
}

const PIECE = 64 * 1024;
const WORKING = ['reading', 'applying', 'undoing'];

/** A form with one file, a little at a time: a large one made at once keeps everybody waiting who shares this process. */
function* formParts(boundary: string, name: string, bytes: Buffer): Generator<Uint8Array> {
  yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`);
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** Somebody who imports people through the public way. */
export class ImportDesk {
  private constructor(
    private readonly installation: Installation,
    readonly api: ProductProcess,
    private readonly base: string,
  ) {}

  /** Lets somebody be a project manager everywhere; gives the exam they are of. */
  static async prepare(installation: Installation): Promise<Exam> {
    const exam = await Exam.write(installation.sql);
    await exam.addPeople(1);
    await installation.sql.query(
      `INSERT INTO role_grant (id, person_id, role, scope_kind, valid)
       VALUES (gen_random_uuid(), $1, 'project-manager', 'all', daterange('2020-01-01', NULL))`,
      [exam.personId(0)],
    );
    return exam;
  }

  /** The API with a desk before it: files are taken from its own pages only. */
  static async open(installation: Installation): Promise<ImportDesk> {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const api = await installation.startApi({ PUBLIC_ORIGIN: base }, port);
    return new ImportDesk(installation, api, base);
  }

  /** @throws with the code of the refusal. */
  async upload(bytes: Buffer, name = 'people.csv'): Promise<DeskImport> {
    const boundary = randomUUID();
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const body = Readable.toWeb(Readable.from(formParts(boundary, name, bytes))) as ReadableStream;
    const request: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
    return this.ask('/api/imports?kind=people', request);
  }

  view(importId: string): Promise<DeskImport> {
    return this.ask(`/api/imports/${importId}`, {});
  }

  apply({ importId, revision }: DeskImport): Promise<DeskImport> {
    const body = JSON.stringify({ revision, invite: false });
    const headers = { 'content-type': 'application/json' };
    return this.ask(`/api/imports/${importId}/application`, { method: 'POST', headers, body });
  }

  async cancel(importId: string): Promise<void> {
    const reply = await this.send(`/api/imports/${importId}`, { method: 'DELETE' });
    if (reply.status !== 204 && reply.status !== 409) throw new Error(`cancelling: ${reply.status}`);
  }

  async refusedRows(importId: string): Promise<string> {
    return (await this.send(`/api/imports/${importId}/refused-rows?locale=en`, {})).text();
  }

  /** Waits until nobody works on it any more. */
  async settled(importId: string, signal: AbortSignal, withinSeconds = 600): Promise<DeskImport> {
    for (const end = performance.now() + withinSeconds * 1_000; performance.now() < end;) {
      signal.throwIfAborted();
      const view = await this.view(importId);
      if (!WORKING.includes(view.state)) return view;
      await delay(200);
    }
    throw new Error(`import ${importId} is not settled after ${withinSeconds} s`);
  }

  /** How many people have an address in a domain. */
  async peopleIn(domain: string): Promise<number> {
    const { rows } = await this.installation.sql.query<{ people: number }>(
      "SELECT count(*)::int AS people FROM person WHERE email LIKE '%@' || $1",
      [domain],
    );
    return rows[0]?.people ?? 0;
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, cookie: cookieOf(0), origin: this.base };
    return fetch(`${this.base}${path}`, { ...init, headers, signal: AbortSignal.timeout(120_000) });
  }

  private async ask(path: string, init: RequestInit): Promise<DeskImport> {
    const reply = await this.send(path, init);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${reply.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as DeskImport;
  }
}

const HEADER = 'Emri;Mbiemri;E-posta;Institucioni;Drejtoria;Pozita;Gjuha';
/** Of Albanian and Serbian, both scripts. */
const NAMES = ['Gëzim Çeliku', 'Đorđe Žunić', 'Љиљана Његош', 'Shpresë Krasniqi', 'Miloš Ćirić'];

/** A table of so many people of one domain. */
export function peopleTable(domain: string, count: number): Buffer {
  const lines = Array.from({ length: count }, (_, index) => {
    const [given, family] = (NAMES[index % NAMES.length] ?? '').split(' ');
    return `${given};${family} ${index};p${index}@${domain};Gjilan;Drejtoria ${index % 40};Zyrtar;sq`;
  });
  return Buffer.from([HEADER, ...lines].join('\r\n'));
}
