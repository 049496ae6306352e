import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { MediaKind } from '@edukom/domain';
import { MEDIA_CHUNK_BYTES, type MediaView } from '@edukom/contracts';
import sharp from 'sharp';
import { ProcessMediaService } from '../src/features/media/process-media.service.js';
import type { Db } from '../src/platform/db/db.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import { aPerson, type TestApi } from './api.js';
import { aText, aTextBlock } from './courses-factories.js';

/** A course with a draft of one empty lesson. */
export async function aDraftCourse(db: Db): Promise<{ courseId: string; activityId: string }> {
  const [courseId, versionId, moduleId, activityId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const text = JSON.stringify(aText('Kurs'));
  await db.execute(
    `INSERT INTO course (id, slug, title, summary, category, is_visible_to_superiors, required_locales, search_text, created_at)
     VALUES ($1::uuid, 'c-' || $1::text, $2, $2, 'x', true, '{sq}', '', now())`,
    [courseId, text],
  );
  await db.execute("INSERT INTO course_version (id, course_id, number, state) VALUES ($1, $2, 1, 'draft')", [
    versionId,
    courseId,
  ]);
  await db.execute('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    moduleId,
    versionId,
    text,
  ]);
  await db.execute(
    "INSERT INTO activity (id, module_id, position, kind, slug, title, minutes, is_required) VALUES ($1, $2, 1, 'lesson', 'l', $3, 5, true)",
    [activityId, moduleId, text],
  );
  return { courseId, activityId };
}

/** Puts a block that names media at the end of a lesson; gives its id. */
export async function aBlockNaming(
  db: Db,
  activityId: string,
  names: { mediaId?: string; captions?: Record<string, string> },
): Promise<string> {
  const id = uuidv7();
  await db.execute(
    `INSERT INTO block (id, activity_id, position, anchor, kind, body)
     SELECT $1, $2, coalesce(max(position), 0) + 1, 'b' || (coalesce(max(position), 0) + 1), 'text', $3 FROM block WHERE activity_id = $2`,
    [id, activityId, JSON.stringify({ ...aTextBlock('b').body, ...names })],
  );
  return id;
}

/** Somebody who may write this course. */
export const aWriter = async (api: TestApi, courseId: string): Promise<string> =>
  api.signIn(await aPerson(api.db, { grants: [{ role: 'trainer', scopeKind: 'course', scopeId: courseId }] }));

/** Uploads as the field does; `to` is the base of a course's media. */
export class Uploader {
  constructor(
    private readonly api: TestApi,
    private readonly cookie: string,
    readonly courseId: string,
  ) {}

  get base(): string {
    return `/api/authoring/courses/${this.courseId}/media`;
  }

  begin(kind: MediaKind, name: string, sizeBytes: number, resumeKey?: string) {
    return this.api.http(this.cookie).post(this.base).send({ kind, name, sizeBytes, resumeKey });
  }

  chunk(mediaId: string, offset: number, bytes: Buffer) {
    return this.api
      .http(this.cookie)
      .put(`${this.base}/${mediaId}/chunks?offset=${offset}`)
      .set('Content-Type', 'application/octet-stream')
      .send(bytes);
  }

  read(mediaId: string) {
    return this.api.http(this.cookie).get(`${this.base}/${mediaId}`);
  }

  list() {
    return this.api.http(this.cookie).get(this.base);
  }

  rename(mediaId: string, name: string) {
    return this.api.http(this.cookie).patch(`${this.base}/${mediaId}`).send({ name });
  }

  remove(mediaId: string) {
    return this.api.http(this.cookie).delete(`${this.base}/${mediaId}`);
  }

  /** All bytes, without looking at them. Gives the id. */
  async send(kind: MediaKind, name: string, bytes: Buffer): Promise<string> {
    const { body } = await this.begin(kind, name, bytes.length).expect(201);
    const { mediaId } = body as { mediaId: string };
    for (let offset = 0; offset < bytes.length; offset += MEDIA_CHUNK_BYTES) {
      const { status } = await this.chunk(mediaId, offset, bytes.subarray(offset, offset + MEDIA_CHUNK_BYTES));
      if (status !== 200) break;
    }
    return mediaId;
  }

  /** All bytes, and what became of them. */
  async upload(kind: MediaKind, name: string, bytes: Buffer): Promise<MediaView> {
    const mediaId = await this.send(kind, name, bytes);
    await this.api.app.get(ProcessMediaService).process(mediaId);
    const { body } = await this.read(mediaId).expect(200);
    return (body as { media: MediaView }).media;
  }
}

/** A picture with something to see in it. */
export const aPicture = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 }, background: '#000' },
  });

/** The smallest film of its kind: header and nothing to play. */
export const aFilm = (bytes = 5_000): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\0\0\0\0isommp42'),
    Buffer.alloc(Math.max(0, bytes - 24), 7),
  ]);

export const aPdf = (script = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog${script}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

export const CAPTIONS = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMirë se vini\n';

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A clamd of the tests: reads the stream by its protocol and answers what it is told to, or by the bytes. */
export class FakeClamd {
  readonly received: Buffer[] = [];

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(answer: (bytes: Buffer) => string | null): Promise<FakeClamd> {
    const server = createServer(
      (socket) =>
        void serve(socket, (bytes) => {
          clamd.received.push(bytes);
          return answer(bytes);
        }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const clamd = new FakeClamd(server, `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    return clamd;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** One command of a connection: `zINSTREAM`, pieces with their length before them, an empty one at the end. */
function serve(socket: Socket, answer: (bytes: Buffer) => string | null): void {
  let pending = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (piece: Buffer) => {
    pending = Buffer.concat([pending, piece]);
    const told = bytesOf(pending);
    if (told === null) return;
    const reply = told === 'no command' ? 'UNKNOWN COMMAND' : answer(told);
    if (reply === null) socket.destroy();
    else socket.end(`${reply}\0`);
  });
}

function bytesOf(pending: Buffer): Buffer | 'no command' | null {
  const command = 'zINSTREAM\0';
  if (pending.length < command.length) return null;
  if (pending.toString('latin1', 0, command.length) !== command) return 'no command';
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= pending.length;) {
    const length = pending.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > pending.length) return null;
    pieces.push(pending.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
