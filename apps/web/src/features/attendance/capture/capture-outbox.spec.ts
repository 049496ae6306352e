import type { CapturedMark, CaptureResult } from '@edukom/contracts';
import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { MemoryEntries } from '../../../shared/outbox/kept-entries.js';
import { CaptureOutbox, type KeptMark } from './capture-outbox.js';

const mark = (key: string, more: Partial<CapturedMark> = {}): CapturedMark => ({
  clientKey: key,
  enrolmentId: `person of ${key}`,
  kind: 'present',
  madeAt: new Date(0),
  deviceAt: new Date(0),
  seenMarkId: null,
  ...more,
});
const stored = (clientKey: string): CaptureResult => ({ clientKey, outcome: 'stored', refusal: null, standing: null });
const standing: NonNullable<CaptureResult['standing']> = { state: 'present', lastMarkId: 'theirs', marks: [] };

let kept: MemoryEntries<KeptMark>;
let waiting: Set<string>;
/** What the server has, by key: a second time the same key is the same mark. */
let server: Map<string, CapturedMark>;
let requests: string[][];
let answer: (marks: readonly CapturedMark[]) => Promise<readonly CaptureResult[]>;

const takeAll = async (marks: readonly CapturedMark[]): Promise<readonly CaptureResult[]> =>
  marks.map((one) => {
    server.set(one.clientKey, one);
    return stored(one.clientKey);
  });
const open = () =>
  CaptureOutbox.open({
    personId: 'trainer',
    sessionId: 'session',
    kept,
    onWaiting: (key, isWaiting) => void (isWaiting ? waiting.add(key) : waiting.delete(key)),
    send: (marks) => {
      requests.push(marks.map(({ clientKey }) => clientKey));
      return answer(marks);
    },
  });

beforeEach(() => {
  jest.useFakeTimers();
  [kept, waiting, server, requests, answer] = [new MemoryEntries(), new Set(), new Map(), [], takeAll];
});
afterEach(() => jest.useRealTimers());

it('keeps forty marks over a reload without a network and sends each once, in the order in which they were made', async () => {
  answer = () => Promise.reject(new OfflineError());
  const before = await open();
  for (let at = 0; at < 40; at += 1) await before.add('Ana', mark(String(at)));
  await before.flush();
  expect([before.entries('waiting').length, waiting.size, server.size]).toEqual([40, 40, 0]);
  const after = await open();
  answer = takeAll;
  await after.flush();
  expect([...server.keys()]).toEqual(Array.from({ length: 40 }, (_, at) => String(at)));
  expect([after.entries('waiting').length, waiting.size, after.stored]).toEqual([0, 0, 40]);
  expect(await kept.read(['trainer', 'session'])).toEqual([]);
});

it('sends again under the same key what the server had taken but could not say', async () => {
  const outbox = await open();
  await outbox.add('Ana', mark('one'));
  answer = async (marks) => {
    await takeAll(marks);
    throw new OfflineError();
  };
  await outbox.flush();
  expect(outbox.entries('waiting').length).toBe(1);
  answer = takeAll;
  await outbox.flush();
  expect([requests, server.size]).toEqual([[['one'], ['one']], 1]);
});

it('shows a conflict, sends the others, and records one’s own only after a person has said so', async () => {
  answer = async (marks) =>
    marks.map((one) =>
      one.clientKey === 'one' && one.seenMarkId !== 'theirs'
        ? { ...stored('one'), outcome: 'conflict', standing }
        : stored(one.clientKey),
    );
  const outbox = await open();
  await outbox.add('Ana', mark('one', { kind: 'absent' }));
  await outbox.add('Besa', mark('two'));
  await outbox.flush();
  expect(outbox.entries('conflict').map(({ name, standing: theirs }) => [name, theirs])).toEqual([['Ana', standing]]);
  await outbox.flush();
  expect(requests).toEqual([['one', 'two']]);
  await outbox.insist('one');
  expect([requests.at(-1), outbox.entries('conflict', 'waiting')]).toEqual([['one'], []]);
});

it('lets go of a mark that a person gives up', async () => {
  answer = async ([one]) => [{ ...stored(one?.clientKey ?? ''), outcome: 'conflict', standing }];
  const outbox = await open();
  await outbox.add('Ana', mark('one'));
  await outbox.flush();
  await outbox.drop('one');
  expect([outbox.entries('conflict'), await kept.read(['trainer', 'session'])]).toEqual([[], []]);
});

it('keeps what a locked session refuses, until somebody has looked', async () => {
  answer = () => Promise.reject(new ProblemError({ type: 'x', title: 'x', status: 409, code: 'session.locked' }));
  const outbox = await open();
  await outbox.add('Ana', mark('one'));
  await outbox.flush();
  await outbox.flush();
  expect([requests.length, outbox.entries('refused')[0]?.refusal]).toEqual([1, 'closed']);
});
