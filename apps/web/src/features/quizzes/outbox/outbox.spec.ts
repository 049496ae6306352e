import 'fake-indexeddb/auto';
import type { QuestionResponseBody } from '@edukom/contracts';
import fc from 'fast-check';
import { memoryShelf } from '../../../shared/outbox/shelf.js';
import { Outbox, SEND_AFTER_MS, type SendResult } from './outbox.js';
import type { OutboxEntry } from './outbox-entry.js';
import { IndexedDbStore, MemoryStore, type OutboxStore } from './outbox-store.js';

const me = { personId: 'agron', attemptId: 'attempt-1', locale: 'sq' as const };
const text = (words: string): QuestionResponseBody => ({ type: 'open', text: words });

/** A server with the rule of the real one: the highest revision wins. */
class Server {
  readonly stored = new Map<number, OutboxEntry>();
  readonly received: OutboxEntry[] = [];
  mode: 'up' | 'down' | 'reply-lost' | 'signed-out' | 'closed' = 'up';

  /** Happens once, while an answer is on its way. */
  onSend: (() => void) | undefined;

  readonly send = async (entry: OutboxEntry): Promise<SendResult> => {
    this.onSend?.();
    this.onSend = undefined;
    if (this.mode === 'down') throw new Error('no network');
    if (this.mode === 'signed-out' || this.mode === 'closed') return this.#refuse(entry, this.mode);
    this.received.push(entry);
    const known = this.stored.get(entry.slot);
    if (!known || entry.rev > known.rev) this.stored.set(entry.slot, entry);
    if (this.mode === 'reply-lost') throw new Error('reply lost');
    return this.#answer(entry);
  };

  #answer(entry: OutboxEntry): SendResult {
    const { rev, response } = this.stored.get(entry.slot) ?? entry;
    const isMine = rev === entry.rev && JSON.stringify(response) === JSON.stringify(entry.response);
    return isMine ? { kind: 'stored', rev } : { kind: 'newer', rev, response };
  }

  #refuse(entry: OutboxEntry, kind: 'signed-out' | 'closed'): SendResult {
    if (kind === 'closed') this.received.push(entry);
    return { kind };
  }

  answers() {
    return [...this.stored.values()].map(({ slot, rev, response }) => ({ slot, rev, response }));
  }
}

let server: Server;
let store: OutboxStore;
const opened: Outbox[] = [];
const open = async (owner = me, at = store) => {
  const outbox = await Outbox.open({ ...owner, store: at, send: server.send }, server.answers());
  opened.push(outbox);
  return outbox;
};

beforeEach(async () => {
  server = new Server();
  store = await IndexedDbStore.open(`test-${Math.random()}`);
});
afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
});

describe('a change', () => {
  it('is in the store before it is sent, and sent within two seconds however much is typed', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
    store = new MemoryStore();
    const outbox = await open();
    for (let at = 0; at < 2_000; at += 250) {
      outbox.change(1, text(`fjala ${at}`), 'sq');
      await jest.advanceTimersByTimeAsync(250);
    }
    expect(SEND_AFTER_MS).toBeLessThanOrEqual(2_000);
    expect(server.received.length).toBeGreaterThanOrEqual(1);
    expect(await store.read(me.personId, me.attemptId)).toMatchObject([
      { slot: 1, rev: 8, response: text('fjala 1750') },
    ]);
    await jest.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(server.stored.get(1)).toMatchObject({ rev: 8 });
    expect(outbox.state).toMatchObject({ status: 'saved', unsent: 0 });
    jest.useRealTimers();
  });

  it('counts as sent only with the acknowledgement of that revision', async () => {
    const outbox = await open();
    outbox.change(1, text('një'), 'sq');
    expect(outbox.state).toMatchObject({ status: 'waiting', unsent: 1 });
    const flushed = outbox.flush();
    server.onSend = () => outbox.change(1, text('dy'), 'sq');
    await flushed;
    expect(server.stored.get(1)).toMatchObject({ rev: 1 });
    expect(outbox.state).toMatchObject({ status: 'waiting', unsent: 1 });
    await outbox.flush();
    expect(outbox.state).toMatchObject({ status: 'saved', unsent: 0 });
    expect(server.stored.get(1)).toMatchObject({ rev: 2, response: text('dy') });
  });
});

describe('without a connection', () => {
  it('says so, keeps everything, and sends by itself when the connection is back', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
    store = new MemoryStore();
    const outbox = await open();
    server.mode = 'down';
    outbox.change(1, text('a'), 'sq');
    outbox.change(2, text('b'), 'sq');
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(outbox.state).toMatchObject({ status: 'offline', unsent: 2 });
    server.mode = 'up';
    await jest.advanceTimersByTimeAsync(10_000);
    expect(outbox.state).toMatchObject({ status: 'saved', unsent: 0 });
    expect(server.answers()).toHaveLength(2);
    jest.useRealTimers();
  });

  it('sends again what the server stored but could not confirm, with the same revision', async () => {
    const outbox = await open();
    server.mode = 'reply-lost';
    outbox.change(1, text('a'), 'sq');
    await outbox.flush();
    expect(outbox.state.status).toBe('offline');
    server.mode = 'up';
    await outbox.resume();
    expect(server.received.map((entry) => entry.rev)).toEqual([1, 1]);
    expect(outbox.state).toMatchObject({ status: 'saved', unsent: 0, overruled: new Map() });
  });

  it('waits for the sign-in, and goes on after it', async () => {
    const outbox = await open();
    server.mode = 'signed-out';
    outbox.change(1, text('a'), 'sq');
    await outbox.flush();
    expect(outbox.state).toMatchObject({ status: 'signed-out', unsent: 1 });
    server.mode = 'up';
    await outbox.resume();
    expect(server.stored.get(1)).toMatchObject({ response: text('a') });
  });
});

describe('after a reload', () => {
  it('restores what was unsent and sends it without being touched', async () => {
    const before = await open();
    server.mode = 'down';
    before.change(1, text('e pa dërguar'), 'sr-Cyrl');
    await before.flush();
    await before.written();
    before.close();

    server.mode = 'up';
    const after = await open();
    expect(after.state.entries.get(1)).toMatchObject({ response: text('e pa dërguar'), ackedRev: 0 });
    await after.flush();
    expect(server.stored.get(1)).toMatchObject({ rev: 1, locale: 'sr-Cyrl' });
    expect(after.state.status).toBe('saved');
  });

  it('does not take the restoring for an acknowledgement', async () => {
    const before = await open();
    server.mode = 'down';
    before.change(1, text('a'), 'sq');
    await before.flush();
    await before.written();
    const again = await open();
    await again.flush();
    expect(again.state).toMatchObject({ status: 'offline', unsent: 1 });
    expect(await store.read(me.personId, me.attemptId)).toMatchObject([{ ackedRev: 0 }]);
  });

  it("never reads or sends another person's answers, nor those of another attempt", async () => {
    const before = await open();
    server.mode = 'down';
    before.change(1, text('e Agronit'), 'sq');
    await before.flush();
    await before.written();
    before.close();

    server.mode = 'up';
    const other = await open({ ...me, personId: 'blerta' });
    const next = await open({ ...me, attemptId: 'attempt-2' });
    await other.resume();
    await next.resume();
    other.adopt({ ...me, slot: 1, rev: 9, response: text('e Agronit'), changedAt: new Date(), ackedRev: 0 });
    await other.flush();
    expect(server.received).toEqual([]);
    expect([other.state.entries.size, next.state.entries.size]).toEqual([0, 0]);
  });
});

describe('a page that ends right after a letter', () => {
  /** A store of whose writing nothing comes: the page was gone before it. */
  const cutOff = (at: IndexedDbStore): OutboxStore => ({
    read: (...owner) => at.read(...owner),
    write: () => new Promise(() => undefined),
    acknowledge: () => new Promise(() => undefined),
    forget: (...owner) => at.forget(...owner),
    rescue: (entries) => at.rescue(entries),
    countUnsent: (personId) => at.countUnsent(personId),
    hasUnsent: () => at.hasUnsent(),
  });

  it('begins to write with the letter itself, however slow the store is with those before', async () => {
    const begun: unknown[] = [];
    const slow: OutboxStore = {
      ...cutOff(await IndexedDbStore.open(`slow-${Math.random()}`)),
      write: ({ response }) => {
        begun.push(response);
        return new Promise(() => undefined);
      },
    };
    const outbox = await open(me, slow);
    outbox.change(1, text('a'), 'sq');
    outbox.change(1, text('ab'), 'sq');
    expect(begun).toEqual([text('a'), text('ab')]);
  });

  it('leaves the last words where the next page finds them, and sends them on its way out', async () => {
    const [database, shelf] = [`cut-${Math.random()}`, memoryShelf()];
    server.mode = 'down';
    const before = await open(me, cutOff(await IndexedDbStore.open(database, shelf)));
    const onTheWay: [number, boolean | undefined][] = [];
    before.change(1, text('shkronja e fundi'), 'sq');
    before.change(1, text('shkronja e fundit'), 'sq');
    before.change(2, text('tjetra'), 'sr-Cyrl');
    const leaving = await Outbox.open(
      {
        ...me,
        store: cutOff(await IndexedDbStore.open(database, shelf)),
        send: (entry, isLeaving) => {
          onTheWay.push([entry.slot, isLeaving]);
          return new Promise(() => undefined);
        },
      },
      [],
    );
    opened.push(leaving);
    leaving.change(3, text('e treta'), 'sq');
    leaving.change(4, text('e katërta'), 'sq');
    leaving.leave();
    leaving.leave();
    expect(onTheWay).toEqual([
      [3, true],
      [4, true],
    ]);
    before.leave();

    const store2 = await IndexedDbStore.open(database, shelf);
    expect(shelf.keys()).toEqual([]);
    expect(await store2.hasUnsent()).toBe(true);
    expect(await store2.countUnsent(me.personId)).toBe(4);
    server.mode = 'up';
    const after = await open(me, store2);
    await after.flush();
    expect(server.stored.get(1)).toMatchObject({ rev: 2, response: text('shkronja e fundit') });
    expect(server.stored.get(2)).toMatchObject({ response: text('tjetra'), locale: 'sr-Cyrl' });
    expect(server.stored.size).toBe(4);
  });

  it('never puts an older word over a newer one, and nothing of an attempt that is done', async () => {
    const [database, shelf] = [`old-${Math.random()}`, memoryShelf()];
    const first = await IndexedDbStore.open(database, shelf);
    const entry = { ...me, slot: 1, response: text('a'), changedAt: new Date(), ackedRev: 0, rev: 1 };
    first.rescue([entry]);
    await first.write({ ...entry, rev: 2, response: text('b') });
    const second = await IndexedDbStore.open(database, shelf);
    expect(await second.read(me.personId, me.attemptId)).toMatchObject([{ rev: 2, response: text('b') }]);
    second.rescue([entry]);
    await second.forget(me.personId, me.attemptId);
    shelf.set('edukom.last-words/agron/attempt-1/7', 'no entry at all');
    const third = await IndexedDbStore.open(database, shelf);
    expect(await third.read(me.personId, me.attemptId)).toEqual([]);
    expect(await third.hasUnsent()).toBe(false);
    expect(shelf.keys()).toEqual([]);
  });
});

describe('two devices', () => {
  it('keep answers to different questions, and tell the loser of the same one without losing the text', async () => {
    const phone = await open(me, new MemoryStore());
    const laptop = await open(me, new MemoryStore());
    phone.change(1, text('nga telefoni'), 'sq');
    await phone.flush();
    laptop.change(1, text('nga laptopi'), 'sq');
    laptop.change(2, text('tjetra'), 'sq');
    await laptop.flush();
    expect(laptop.state.entries.get(1)).toMatchObject({ response: text('nga telefoni'), rev: 1 });
    expect(laptop.state.overruled.get(1)).toMatchObject({ response: text('nga laptopi') });
    expect(server.stored.get(2)).toMatchObject({ response: text('tjetra') });

    laptop.useMine(1, 'sq');
    await laptop.flush();
    expect(server.stored.get(1)).toMatchObject({ rev: 2, response: text('nga laptopi') });
    expect(laptop.state.overruled.size).toBe(0);
  });

  it('catch up with each other without a save: what was sent and is overruled is shown and may be put back', async () => {
    const phone = await open(me, new MemoryStore());
    const laptop = await open(me, new MemoryStore());
    phone.change(1, text('nga telefoni'), 'sq');
    await phone.flush();
    laptop.refresh(server.answers());
    laptop.change(1, text('nga laptopi'), 'sq');
    laptop.change(2, text('e njëjta'), 'sq');
    await laptop.flush();
    phone.change(3, text('vetëm këtu'), 'sq');

    phone.refresh(server.answers());
    expect(phone.state.entries.get(1)).toMatchObject({ response: text('nga laptopi'), rev: 2, ackedRev: 2 });
    expect(phone.state.entries.get(2)).toMatchObject({ response: text('e njëjta'), ackedRev: 1 });
    expect(phone.state.entries.get(3)).toMatchObject({ response: text('vetëm këtu'), ackedRev: 0 });
    expect([...phone.state.overruled.keys()]).toEqual([1]);
    phone.refresh(server.answers());
    expect([...phone.state.overruled.keys()]).toEqual([1]);

    phone.useMine(1, 'sq');
    await phone.flush();
    expect(server.stored.get(1)).toMatchObject({ rev: 3, response: text('nga telefoni') });
    expect(phone.state.overruled.size).toBe(0);
  });

  it('let what is typed here and not yet sent stand when it is newer than what was read', async () => {
    const outbox = await open(me, new MemoryStore());
    outbox.change(1, text('a'), 'sq');
    outbox.change(1, text('b'), 'sq');
    outbox.refresh([{ slot: 1, rev: 1, response: text('nga tjetër vend') }]);
    expect(outbox.state.entries.get(1)).toMatchObject({ response: text('b'), rev: 2 });
    await outbox.flush();
    expect(server.stored.get(1)).toMatchObject({ rev: 2, response: text('b') });
  });
});

describe('after the end of the attempt', () => {
  it('sends everything that is left once, as evidence, and takes no more changes', async () => {
    const outbox = await open();
    server.mode = 'down';
    outbox.change(1, text('a'), 'sq');
    outbox.change(2, text('b'), 'sq');
    await outbox.flush();
    server.mode = 'closed';
    await outbox.resume();
    await outbox.resume();
    expect(server.received.map((entry) => entry.slot)).toEqual([1, 2]);
    expect(outbox.state).toMatchObject({ status: 'closed', unsent: 0 });
    outbox.change(1, text('c'), 'sq');
    expect(outbox.state.entries.get(1)).toMatchObject({ response: text('a') });
    await outbox.finish();
    expect(await store.read(me.personId, me.attemptId)).toEqual([]);
  });

  it('forgets nothing that the server does not have: handed over at the end, or by the next page with a connection', async () => {
    const outbox = await open();
    server.mode = 'down';
    outbox.change(1, text('pa rrjet'), 'sq');
    await outbox.finish();
    expect(await store.read(me.personId, me.attemptId)).toHaveLength(1);
    outbox.close();

    server.mode = 'closed';
    const later = await Outbox.open({ ...me, store, send: server.send }, []);
    await later.finish();
    later.close();
    expect(server.received.map(({ response }) => response)).toEqual([text('pa rrjet')]);
    expect(await store.read(me.personId, me.attemptId)).toEqual([]);
  });
});

it('delivers the last answer to every question, whatever fails in between and however often the page is reloaded', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('change' as const), slot: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      do: fc.constantFrom('down' as const, 'up' as const, 'reply-lost' as const, 'flush' as const, 'reload' as const),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      server = new Server();
      store = await IndexedDbStore.open(`property-${Math.random()}`);
      let outbox = await open();
      const last = new Map<number, string>();
      for (const [index, one] of steps.entries()) {
        if (one.do === 'change') {
          last.set(one.slot, `ndryshimi ${index}`);
          outbox.change(one.slot, text(`ndryshimi ${index}`), 'sq');
        } else if (one.do === 'flush') await outbox.flush();
        else if (one.do === 'reload') {
          await outbox.written();
          outbox.close();
          outbox = await open();
        } else server.mode = one.do;
      }
      server.mode = 'up';
      await outbox.resume();
      await outbox.resume();
      expect(new Map(server.answers().map(({ slot, response }) => [slot, response]))).toEqual(
        new Map([...last].map(([slot, words]) => [slot, text(words)])),
      );
      expect(outbox.state).toMatchObject({ unsent: 0, status: 'saved' });
      expect(outbox.state.overruled.size).toBe(0);
      outbox.close();
    }),
    { numRuns: 60 },
  );
});
