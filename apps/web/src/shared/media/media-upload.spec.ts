import { setImmediate } from 'node:timers/promises';
import { MediaUpload, type UploadStep } from './media-upload.js';

const courseId = '01890000-0000-7000-8000-000000000001';
const mediaId = '01890000-0000-7000-8000-000000000002';
const CHUNK = 10;

/** A server that keeps what arrives, with replies that get lost and networks that are cut when told to. */
class Server {
  bytes = new Uint8Array(0);
  readonly asked: string[] = [];
  /** What becomes of the requests to come: `lost`: done, but no reply; `cut`: not done; a code: refused. */
  fate: ('ok' | 'lost' | 'cut' | { status: number; code: string })[] = [];
  constructor(readonly size: number) {}

  readonly fetch = async (address: string, request: RequestInit): Promise<Response> => {
    const fate = this.fate.shift() ?? 'ok';
    this.asked.push(
      `${request.method} ${address.replace(/.*\/media/, '')} ${typeof fate === 'string' ? fate : fate.code}`,
    );
    if (fate === 'cut') throw new TypeError('Failed to fetch');
    if (typeof fate === 'object') return this.answer(fate.status, { type: 'x', title: 'x', ...fate });
    const answer = await this.handle(address, request);
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    return answer;
  };

  private async handle(address: string, { method, body }: RequestInit): Promise<Response> {
    const place = { mediaId, offset: this.bytes.length, chunkBytes: CHUNK };
    if (method === 'POST') return this.answer(201, place);
    if (method === 'DELETE') return this.answer(204, '');
    const offset = Number(/offset=(\d+)/.exec(address)?.[1] ?? -1);
    if (method === 'PUT' && offset > this.bytes.length)
      return this.answer(409, { type: 'x', title: 'x', status: 409, code: 'media.offset', current: place });
    if (method === 'PUT' && offset === this.bytes.length)
      this.bytes = new Uint8Array([...this.bytes, ...new Uint8Array(await bytesOf(body as Blob))]);
    const state = this.bytes.length === this.size ? 'checking' : 'uploading';
    const media = {
      id: mediaId,
      kind: 'file',
      name: 'a',
      contentType: null,
      sizeBytes: this.size,
      width: null,
      height: null,
      variants: [],
      url: null,
      state,
      reason: null,
    };
    return this.answer(200, { ...place, offset: this.bytes.length, media });
  }

  private answer(status: number, body: unknown): Response {
    const text = JSON.stringify(body);
    return {
      ok: status < 400,
      status,
      headers: new Headers(),
      text: async () => text,
      json: async () => JSON.parse(text) as unknown,
    } as Response;
  }
}

const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(blob);
  });

let server: Server;
let steps: UploadStep[];
let upload: MediaUpload;
const content = Uint8Array.from({ length: 35 }, (_, at) => at);

beforeAll(() => {
  // jsdom's Blob cannot be read as promise.
  if (!('arrayBuffer' in Blob.prototype))
    Object.assign(Blob.prototype, {
      arrayBuffer(this: Blob) {
        return bytesOf(this);
      },
    });
});
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
  server = new Server(content.length);
  globalThis.fetch = server.fetch as typeof fetch;
  steps = [];
  const file = new File([content], 'Plani.pdf', { lastModified: 5 });
  upload = new MediaUpload(courseId, 'file', file, (step) => steps.push(step));
});
afterEach(() => {
  upload.hold();
  jest.useRealTimers();
});

/** Lets everything happen that waits for nothing but itself or a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    await setImmediate();
    jest.advanceTimersByTime(500);
  }
}
const last = () => steps.at(-1);
const whole = () => expect([...server.bytes]).toEqual([...content]);

it('sends a file piece by piece and tells how far it is', async () => {
  upload.start();
  await settle();
  whole();
  expect(steps.map((step) => ('sent' in step ? step.sent : step.at))).toEqual([0, 0, 10, 20, 30, 'arrived']);
  expect(last()).toMatchObject({ at: 'arrived', media: { state: 'checking' } });
});

it('sends nothing twice that the server has, and loses nothing, whatever replies get lost', async () => {
  server.fate = ['lost', 'ok', 'lost', 'cut', 'ok', 'cut', 'cut', 'ok', 'lost'];
  upload.start();
  await settle();
  whole();
  expect(last()).toMatchObject({ at: 'arrived' });
  expect(steps.some(({ at }) => at === 'waiting')).toBe(true);
  expect(server.asked.filter((line) => line.startsWith('PUT') && line.endsWith('ok')).length).toBeLessThanOrEqual(4);
});

it('waits longer and longer, and goes on at once when the network is back', async () => {
  server.fate = ['ok', ...Array.from({ length: 20 }, () => 'cut' as const)];
  upload.start();
  for (let turn = 0; turn < 60; turn += 1) {
    await setImmediate();
    jest.advanceTimersByTime(1_000);
  }
  const tries = server.asked.length;
  expect(tries).toBeLessThan(16);
  expect(last()).toMatchObject({ at: 'waiting' });
  server.fate = [];
  dispatchEvent(new Event('online'));
  for (let turn = 0; turn < 60; turn += 1) await setImmediate();
  whole();
});

it('pauses and goes on where it was', async () => {
  upload.start();
  while (server.bytes.length < 10) await setImmediate();
  upload.hold();
  await settle();
  const sent = server.bytes.length;
  expect(sent).toBeLessThan(content.length);
  expect(last()).toMatchObject({ at: 'paused' });
  upload.start();
  await settle();
  whole();
});

it('goes on from the offset the server names', async () => {
  server.bytes = content.slice(0, 20);
  upload.start();
  await settle();
  whole();
  expect(server.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
});

it.each([
  { status: 415, code: 'media.type' },
  { status: 409, code: 'media.quota' },
  { status: 507, code: 'server.storage-full' },
  { status: 404, code: 'request.not-found' },
])('stops at a refusal that will not pass: $code', async (refusal) => {
  server.fate = ['ok', refusal];
  upload.start();
  await settle();
  expect(last()).toMatchObject({ at: 'failed', error: { body: { code: refusal.code } } });
  expect(server.asked).toHaveLength(2);
});

it('does not fight for ever with another window that sends the same file', async () => {
  server.fate = [
    'ok',
    ...Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? { status: 409, code: 'media.offset' } : ('ok' as const))),
  ];
  upload.start();
  await settle();
  expect(last()).toMatchObject({ at: 'failed' });
  expect(server.asked.length).toBeLessThan(15);
});

it('given up, it is removed from the server', async () => {
  upload.start();
  while (server.bytes.length < 10) await setImmediate();
  await upload.giveUp();
  expect(server.asked.at(-1)).toBe(`DELETE /${mediaId} ok`);
});
