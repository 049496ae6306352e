import type { NoteChange, SavedNote } from '@edukom/contracts';
import {
  addRevision,
  joinBookmarks,
  NO_BOOKMARK,
  NO_NOTE,
  NOTE_STORED_MAX,
  noteText,
  type NoteText,
} from '@edukom/domain';
import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { OfflineError, problemOf } from '../../../shared/api/errors.js';
import { memoryShelf, type Shelf } from '../../../shared/outbox/shelf.js';
import type { NotePlace } from './kept-notes.js';
import { NotesOutbox } from './notes-outbox.js';

const me = '01890000-0000-7000-8000-000000000001';
const place: NotePlace = {
  enrolmentId: '01890000-0000-7000-8000-000000000002',
  activityId: '01890000-0000-7000-8000-000000000003',
  anchor: 'b1',
};

beforeAll(() => Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true }));

/** The server's part, by the domain's own rules. */
class Server {
  note = NO_NOTE;
  bookmark = NO_BOOKMARK;
  readonly received: NoteChange[] = [];

  take(changes: readonly NoteChange[]): { notes: SavedNote[] } {
    for (const change of changes) {
      this.received.push(change);
      if (change.kind === 'note') this.note = addRevision(this.note, change);
      else this.bookmark = joinBookmarks(this.bookmark, change);
    }
    const { activityId, anchor } = place;
    const texts = [...this.note.texts];
    return { notes: [{ activityId, anchor, texts, bookmark: { ...this.bookmark }, changedAt: new Date(0) }] };
  }

  get text(): string {
    return noteText(this.note.texts);
  }
}

/** A device: offline, online, or one whose answers get lost on the way back. */
function aDevice(server: Server, shelf: Shelf = memoryShelf()) {
  const network = { mode: 'on' as 'on' | 'off' | 'reply-lost' | 'refused' | 'signed-out' };
  const seen = { texts: [] as readonly NoteText[] };
  const outbox: NotesOutbox = new NotesOutbox(me, {
    shelf,
    send: async (_enrolmentId, changes) => {
      if (network.mode === 'off') throw new OfflineError();
      if (network.mode === 'refused') throw problemOf('request.not-found');
      if (network.mode === 'signed-out') throw problemOf('access.signed-out');
      const answer = server.take(changes);
      if (network.mode === 'reply-lost') throw new OfflineError();
      return answer;
    },
    onSent: () => {
      seen.texts = outbox.standsAt(place)?.texts ?? [];
    },
  });
  const settle = async () => {
    for (let round = 0; round < 4; round += 1) await outbox.flush();
  };
  return { outbox, network, seen, settle, shelf, write: (text: string) => outbox.write(place, text, seen.texts) };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('keeps every key at once and sends once', async () => {
  const server = new Server();
  const { outbox, write } = aDevice(server);
  for (const text of ['p', 'py', 'pye', 'pyet']) write(text);
  expect(outbox.waitingAt(place).text).toBe('pyet');
  expect(server.received).toEqual([]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(server.received).toMatchObject([{ kind: 'note', text: 'pyet', replaces: [] }]);
  expect([outbox.waiting, outbox.waitingAt(place).text, outbox.hasFailed]).toEqual([0, null, false]);
});

it('waits without a network, over a reload too, and is sent without being touched', async () => {
  const server = new Server();
  const before = aDevice(server);
  before.network.mode = 'off';
  before.write('nesër');
  before.outbox.mark(place, true, NO_BOOKMARK);
  await before.outbox.flush();
  expect([before.outbox.hasFailed, before.outbox.waiting]).toEqual([true, 2]);
  const after = aDevice(server, before.shelf);
  expect(after.outbox.waitingAt(place)).toEqual({ text: 'nesër', isBookmarked: true });
  await jest.advanceTimersByTimeAsync(2_000);
  expect([server.text, server.bookmark.isSet, after.outbox.waiting]).toEqual(['nesër', true, 0]);
});

it('does not overwrite what another device wrote while this one was offline, nor lose its own', async () => {
  const server = new Server();
  const [phone, desk] = [aDevice(server), aDevice(server)];
  phone.network.mode = 'off';
  phone.write('nga telefoni');
  await phone.settle();
  desk.write('nga zyra');
  await desk.settle();
  desk.write('nga zyra, më gjatë');
  await desk.settle();
  phone.network.mode = 'on';
  await phone.settle();
  for (const text of ['nga zyra, më gjatë', 'nga telefoni']) expect(server.text).toContain(text);
  expect([server.note.texts.length, phone.outbox.waiting]).toEqual([2, 0]);
  phone.write(`${server.text}!`);
  await phone.settle();
  expect(server.note.texts).toHaveLength(1);
});

it('sends again what it was given before, when only the answer was lost, and makes no second note of it', async () => {
  const server = new Server();
  const { outbox, network, settle, write } = aDevice(server);
  network.mode = 'reply-lost';
  write('a');
  await settle();
  write('ab');
  await settle();
  network.mode = 'on';
  await settle();
  expect([server.text, server.note.texts.length, outbox.waiting]).toEqual(['ab', 1, 0]);
});

it('takes in what another device wrote while this one was typing, unless that would be too long', async () => {
  const server = new Server();
  const [phone, desk] = [aDevice(server), aDevice(server)];
  phone.network.mode = 'reply-lost';
  phone.write('imja');
  await phone.settle();
  desk.write('e zyrës');
  await desk.settle();
  phone.write('imja, më gjatë');
  phone.network.mode = 'on';
  await phone.settle();
  expect(server.note.texts.map(({ text }) => text)).toEqual(['e zyrës\n\nimja, më gjatë']);
  desk.write('z'.repeat(NOTE_STORED_MAX));
  await desk.settle();
  phone.network.mode = 'reply-lost';
  phone.write('imja');
  await phone.settle();
  phone.write('imja, sërish');
  phone.network.mode = 'on';
  await phone.settle();
  expect(server.note.texts.map(({ text }) => text.slice(0, 12)).sort()).toEqual(['imja, sërish', 'zzzzzzzzzzzz']);
});

it('keeps what the server refuses, and does not ask for ever', async () => {
  const server = new Server();
  const { outbox, network, settle, write, shelf } = aDevice(server);
  network.mode = 'refused';
  write('e imja');
  await settle();
  expect(jest.getTimerCount()).toBe(0);
  expect([outbox.waiting, outbox.waitingAt(place).text]).toEqual([1, 'e imja']);
  const later = aDevice(server, shelf);
  await later.settle();
  expect(server.text).toBe('e imja');
});

it('does not ask for a sign-in again and again', async () => {
  const { network, settle, write } = aDevice(new Server());
  network.mode = 'signed-out';
  write('a');
  await settle();
  expect(jest.getTimerCount()).toBe(0);
});

it('belongs to one person, and leaves alone what it cannot read', async () => {
  const server = new Server();
  const map = new Map([
    [`edukom.notes/somebody-else/note/${place.enrolmentId}/${place.activityId}/b1`, '{"draft":"sekret"}'],
    [`edukom.notes/${me}/note/${place.enrolmentId}/${place.activityId}/b9`, 'not JSON'],
  ]);
  const { outbox, settle } = aDevice(server, memoryShelf(map));
  await settle();
  expect(server.received).toEqual([]);
  expect(outbox.waitingAt(place).text).toBeNull();
  expect(map.size).toBe(2);
});

it('whatever happens on two devices, nothing typed is lost, and both end alike', async () => {
  const step = fc.record({
    device: fc.constantFrom(0, 1),
    act: fc.constantFrom('write', 'off', 'on', 'reply-lost', 'send'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const server = new Server();
      const devices = [aDevice(server), aDevice(server)];
      const typed: string[] = [];
      for (const [index, { device, act }] of steps.entries()) {
        const one = devices[device];
        if (!one) continue;
        if (act === 'send') await one.outbox.flush();
        else if (act !== 'write') one.network.mode = act as 'on';
        else {
          // Somebody goes on from what the page shows: their own unsent text, else what the server was known to have.
          const shown = one.outbox.waitingAt(place).text ?? noteText(one.seen.texts);
          typed.push(`<${index}>`);
          one.write(`${shown}<${index}>`);
        }
      }
      for (const one of [...devices, ...devices]) {
        one.network.mode = 'on';
        await one.settle();
      }
      for (const text of typed) expect(server.text).toContain(text);
      expect(devices.map(({ outbox }) => outbox.waiting)).toEqual([0, 0]);
    }),
    { numRuns: 300 },
  );
});
