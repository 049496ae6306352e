import 'fake-indexeddb/auto';
import { type BlockContent, BLOCK_TEXTS, blankText, type DraftBlock, lessonBlock, PROBLEMS } from '@edukom/contracts';
import { type ContentLocale, editLocalized, retryWaitMs } from '@edukom/domain';
import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { IndexedDbEntries, type KeptEntries, MemoryEntries } from '../../../shared/outbox/kept-entries.js';
import { contentOf, emptyContent, plainTextOf } from '../model/block-content.js';
import { doc, paragraph, text } from '../../../shared/writing/rich-nodes.js';
import type { LessonPorts } from './lesson-ports.js';
import { SAVE_AFTER_MS } from './lesson-state.js';
import { LessonWriter } from './lesson-writer.js';
import { type Edit, KEPT_EDITS, type KeptEdit, shownContent } from './written-block.js';

const me = '01890000-0000-7000-8000-000000000001';
const lesson = '01890000-0000-7000-8000-000000000002';
const idOf = (number: number) => `01890000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;
const says = (words: string): BlockContent => ({ kind: 'text', rich: doc(paragraph(text(words))) });
const problem = (code: keyof typeof PROBLEMS, current?: unknown) =>
  new ProblemError({ type: 'about:blank', title: code, status: PROBLEMS[code], code, current });
const wire = (block: DraftBlock) => JSON.parse(JSON.stringify(block)) as unknown;

/** A server with the rules of the real one: a save changes only the revision it was made from. */
class Server implements LessonPorts {
  blocks: DraftBlock[] = [];
  readonly calls: string[] = [];
  #count = 0;
  mode: 'up' | 'down' | 'reply-lost' | 'signed-out' = 'up';
  /** Happens once, while something is on its way. */
  onCall: (() => void) | undefined;

  readonly read = () => this.#serve('read', () => this.blocks);
  readonly add = (anchor: string, after: string | null, content: BlockContent) =>
    this.#serve(`add ${anchor} after ${after}`, () => {
      const known = this.blocks.find((block) => block.anchor === anchor);
      if (known) return known;
      const block = this.#made(anchor, null, content, 'sq', 1);
      const at = after === null ? 0 : this.blocks.findIndex((one) => one.anchor === after) + 1;
      this.blocks.splice(at, 0, block);
      return block;
    });
  readonly save = ({ id }: DraftBlock, locale: ContentLocale, { revision, content }: Edit) =>
    this.#serve(`save ${plainTextOf(content)} from ${revision} in ${locale}`, () => {
      const at = this.blocks.findIndex((block) => block.id === id);
      const present = this.blocks[at];
      if (!present) throw problem('request.not-found');
      if (plainTextOf(content) === 'too long') throw problem('request.invalid');
      if (present.revision !== revision) throw problem('draft.changed', wire(present));
      return (this.blocks[at] = this.#made(present.anchor, present, content, locale, revision + 1));
    });
  readonly remove = ({ anchor }: DraftBlock) =>
    this.#serve(`remove ${anchor}`, () => void (this.blocks = this.blocks.filter((block) => block.anchor !== anchor)));
  readonly restore = () => this.#serve('restore', (): DraftBlock => this.#made('b-back', null, says('back'), 'sq', 5));
  order = (anchors: readonly string[]) =>
    this.#serve(`order ${anchors.join(' ')}`, () => {
      if (
        [...anchors].sort().join() !==
        this.blocks
          .map(({ anchor }) => anchor)
          .sort()
          .join()
      )
        throw problem('draft.changed');
      this.blocks = anchors.flatMap((anchor) => this.blocks.find((block) => block.anchor === anchor) ?? []);
      return this.blocks;
    });

  /** Somebody else writes. */
  write(anchor: string, words: string, locale: ContentLocale = 'sq'): void {
    const at = this.blocks.findIndex((block) => block.anchor === anchor);
    const present = this.blocks[at];
    if (present) this.blocks[at] = this.#made(anchor, present, says(words), locale, present.revision + 1, 'Teuta');
  }

  said = (anchor: string, locale: ContentLocale = 'sq'): string | null => {
    const block = this.blocks.find((one) => one.anchor === anchor);
    return block ? plainTextOf(contentOf(block, locale)) : null;
  };

  async #serve<T>(call: string, work: () => T): Promise<T> {
    const before = this.onCall;
    this.onCall = undefined;
    before?.();
    if (this.mode === 'down') throw new OfflineError();
    if (this.mode === 'signed-out') throw problem('access.signed-out');
    this.calls.push(call);
    const answer = work();
    if (this.mode === 'reply-lost') throw new OfflineError();
    return answer;
  }

  #made(
    anchor: string,
    before: DraftBlock | null,
    content: BlockContent,
    locale: ContentLocale,
    revision: number,
    by = 'Agron',
  ) {
    const { kind, ...view } = content;
    const blank = (path: string) => blankText(kind, path);
    const body = editLocalized(before?.body ?? null, view, BLOCK_TEXTS[kind], { locale, source: 'sq', blank });
    const id = before?.id ?? idOf((this.#count += 1));
    return {
      ...lessonBlock.parse({ anchor, kind, body }),
      id,
      revision,
      changedAt: new Date(0),
      changedBy: by,
    } as DraftBlock;
  }
}

let server: Server;
let kept: KeptEntries<KeptEdit>;
const open = (personId = me) =>
  LessonWriter.open({ personId, activityId: lesson, source: 'sq', ports: server, kept }, [...server.blocks]);
const shown = (writer: LessonWriter, locale: ContentLocale = 'sq') =>
  writer.state.order.map((anchor) => {
    const block = writer.block(anchor);
    return block ? plainTextOf(shownContent(block, locale)) : '?';
  });

beforeEach(async () => {
  server = new Server();
  kept = new MemoryEntries();
  await server.add('b-1', null, says('një'));
  await server.add('b-2', 'b-1', says('dy'));
  server.calls.length = 0;
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

it('saves within two seconds of the first change, each block once with its last words', async () => {
  const writer = await open();
  writer.change('b-1', 'sq', { content: says('njëa') });
  await jest.advanceTimersByTimeAsync(1_000);
  writer.change('b-1', 'sq', { content: says('njëab') });
  expect([writer.state.status, server.calls]).toEqual(['saving', []]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(SAVE_AFTER_MS).toBeLessThanOrEqual(2_000);
  expect([writer.state.status, server.calls]).toEqual(['saved', ['save njëab from 1 in sq']]);
});

it('goes on from its own revision, and what is written on the way is sent after', async () => {
  const writer = await open();
  writer.change('b-1', 'sq', { content: says('a') });
  server.onCall = () => writer.change('b-1', 'sq', { content: says('ab') });
  await writer.flush();
  await writer.flush();
  expect(server.calls).toEqual(['save a from 1 in sq', 'save ab from 2 in sq']);
  // Back to what the server had, while something else is on its way: that must arrive as well.
  writer.change('b-1', 'sq', { content: says('x') });
  server.onCall = () => writer.change('b-1', 'sq', { content: says('ab') });
  await writer.flush();
  await writer.flush();
  expect(server.said('b-1')).toBe('ab');
});

it('sends nothing when the words are as they were', async () => {
  const writer = await open();
  writer.change('b-1', 'sq', { content: says('x') });
  writer.change('b-1', 'sq', { content: says('një') });
  await writer.flush();
  expect([server.calls, writer.state.status, await kept.read([me])]).toEqual([[], 'saved', []]);
});

it('adds a new block with its first word, after the nearest block the server knows', async () => {
  const writer = await open();
  writer.add('b-3', 'b-1', emptyContent('text'));
  writer.add('b-4', 'b-3', says('katër'));
  await writer.flush();
  expect(server.calls).toEqual(['add b-4 after b-1']);
  writer.change('b-3', 'sq', { content: says('tre') });
  await writer.flush();
  expect(server.blocks.map(({ anchor }) => anchor)).toEqual(['b-1', 'b-3', 'b-4', 'b-2']);
  expect(writer.state.status).toBe('saved');
});

it('keeps what it cannot send, says how much, and sends it when the network is back', async () => {
  const writer = await open();
  server.mode = 'down';
  writer.change('b-1', 'sq', { content: says('offline') });
  await jest.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect([writer.state.status, writer.state.unsent, server.said('b-1')]).toEqual(['waiting', 1, 'një']);
  server.mode = 'up';
  await jest.advanceTimersByTimeAsync(retryWaitMs(1, () => 1));
  expect([writer.state.status, writer.state.unsent, server.said('b-1')]).toEqual(['saved', 0, 'offline']);
});

it('sends each save once although its reply was lost', async () => {
  const writer = await open();
  server.mode = 'reply-lost';
  writer.change('b-1', 'sq', { content: says('lost') });
  writer.add('b-3', 'b-2', says('new'));
  await writer.flush();
  server.mode = 'up';
  await writer.resume();
  expect(server.blocks.map(({ anchor, revision }) => [anchor, revision])).toEqual([
    ['b-1', 2],
    ['b-2', 1],
    ['b-3', 1],
  ]);
  expect([writer.state.status, writer.block('b-1')?.trouble]).toEqual(['saved', null]);
});

it.each([
  ['in memory', async () => new MemoryEntries<KeptEdit>()],
  ['in IndexedDB', () => IndexedDbEntries.open<KeptEdit>({ ...KEPT_EDITS, database: `spec-${Math.random()}` })],
])('survives a reload, kept %s, and belongs to one person', async (_place, make) => {
  jest.useRealTimers();
  kept = await make();
  const before = await open();
  server.mode = 'down';
  before.change('b-2', 'sq', { content: says('kept') });
  before.change('b-2', 'en', { content: says('kept too') });
  before.add('b-3', 'b-1', says('new'));
  before.add('b-4', 'b-3', emptyContent('text'));
  await before.written();
  before.close();
  server.mode = 'up';
  const stranger = await open('01890000-0000-7000-8000-000000000009');
  expect(shown(stranger)).toEqual(['një', 'dy']);
  const after = await open();
  expect(shown(after)).toEqual(['një', 'new', 'kept']);
  await after.flush();
  await after.flush();
  expect([server.said('b-2'), server.said('b-2', 'en'), server.said('b-3')]).toEqual(['kept', 'kept too', 'new']);
  await after.written();
  expect(await kept.read([me])).toEqual([]);
});

it('waits for a sign-in without asking again and again', async () => {
  const writer = await open();
  server.mode = 'signed-out';
  writer.change('b-1', 'sq', { content: says('mine') });
  await jest.advanceTimersByTimeAsync(60_000);
  expect([writer.state.status, writer.state.unsent]).toEqual(['signed-out', 1]);
  server.mode = 'up';
  await writer.resume();
  expect([writer.state.status, server.said('b-1')]).toEqual(['saved', 'mine']);
});

describe('two people at once', () => {
  it('shows both versions of one text, and overwrites nothing until somebody decides', async () => {
    const writer = await open();
    server.write('b-1', 'theirs');
    writer.change('b-1', 'sq', { content: says('mine') });
    writer.change('b-2', 'sq', { content: says('dy!') });
    await writer.flush();
    const block = writer.block('b-1');
    expect(block?.trouble).toMatchObject({ kind: 'conflict', locale: 'sq', theirs: { changedBy: 'Teuta' } });
    expect([writer.state.status, server.said('b-1'), shown(writer)[0]]).toEqual(['stopped', 'theirs', 'mine']);
    // The others go on.
    expect(server.said('b-2')).toBe('dy!');
    writer.decide('b-1', says('merged'));
    await jest.advanceTimersByTimeAsync(0);
    expect([writer.state.status, server.said('b-1'), writer.block('b-1')?.trouble]).toEqual(['saved', 'merged', null]);
  });

  it('takes theirs without a save', async () => {
    const writer = await open();
    server.write('b-1', 'theirs');
    writer.change('b-1', 'sq', { content: says('mine') });
    await writer.flush();
    writer.decide('b-1', says('theirs'));
    await jest.advanceTimersByTimeAsync(0);
    expect([shown(writer)[0], writer.state.status, await kept.read([me])]).toEqual(['theirs', 'saved', []]);
    expect(server.calls.filter((call) => call.startsWith('save'))).toHaveLength(1);
  });

  it('asks nobody when the other one wrote another language of the block', async () => {
    const writer = await open();
    server.write('b-1', 'theirs in English', 'en');
    writer.change('b-1', 'sq', { content: says('mine') });
    await writer.flush();
    await writer.flush();
    expect([server.said('b-1'), server.said('b-1', 'en'), writer.state.status]).toEqual([
      'mine',
      'theirs in English',
      'saved',
    ]);
  });

  it('keeps what was written into a block that somebody removed', async () => {
    const writer = await open();
    server.blocks = server.blocks.filter(({ anchor }) => anchor !== 'b-1');
    writer.change('b-1', 'sq', { content: says('mine') });
    await writer.flush();
    expect([writer.block('b-1')?.trouble, shown(writer)]).toEqual([{ kind: 'gone' }, ['mine', 'dy']]);
    writer.addAgain('b-1', 'b-9');
    await writer.flush();
    expect(server.blocks.map(({ anchor }) => anchor)).toEqual(['b-9', 'b-2']);
  });

  it('puts what others added in its place when the order is sent', async () => {
    const writer = await open();
    await server.add('b-other', 'b-1', says('i tjetrit'));
    writer.move(['b-2', 'b-1']);
    await writer.flush();
    expect(server.blocks.map(({ anchor }) => anchor)).toEqual(['b-2', 'b-1', 'b-other']);
    expect(writer.state.order).toEqual(['b-2', 'b-1', 'b-other']);
  });
});

it('leaves a block that is refused to its writer and saves the others', async () => {
  const writer = await open();
  writer.change('b-1', 'sq', { content: says('too long') });
  writer.change('b-2', 'sq', { content: says('fine') });
  await writer.flush();
  expect([writer.block('b-1')?.trouble?.kind, server.said('b-2'), writer.state.status]).toEqual([
    'refused',
    'fine',
    'stopped',
  ]);
  writer.change('b-1', 'sq', { content: says('short') });
  await writer.flush();
  expect([server.said('b-1'), writer.state.status]).toEqual(['short', 'saved']);
});

it('gives an order up that the server will never take', async () => {
  const writer = await open();
  jest.spyOn(server, 'order').mockRejectedValueOnce(problem('request.invalid'));
  writer.move(['b-2', 'b-1']);
  await writer.flush();
  expect([writer.state.order, writer.state.status]).toEqual([['b-1', 'b-2'], 'saved']);
});

it('removes a block that was on its way, and brings one back', async () => {
  const writer = await open();
  writer.add('b-3', 'b-2', says('tre'));
  server.onCall = () => writer.remove('b-3');
  await writer.flush();
  expect(server.blocks.map(({ anchor }) => anchor)).toEqual(['b-1', 'b-2']);
  await writer.restore(idOf(1), 1, 'b-1');
  expect(writer.state.order).toEqual(['b-1', 'b-back', 'b-2']);
});
