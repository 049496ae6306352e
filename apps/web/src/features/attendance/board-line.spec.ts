import { openBoardLine, REFUSED_MS, SILENCE_MS } from './board-line.js';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  isClosed = false;

  constructor(readonly address: string) {
    super();
    FakeSource.opened.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  says(event: string): void {
    this.dispatchEvent(new Event(event));
  }
}

let heard: (string | boolean)[];
let stop: () => void;
const last = () => FakeSource.opened.at(-1);
beforeEach(() => {
  jest.useFakeTimers();
  FakeSource.opened = [];
  heard = [];
  Object.assign(globalThis, { EventSource: FakeSource });
  stop = openBoardLine('/api/board', {
    onChanged: () => heard.push('changed'),
    onLive: (isLive) => heard.push(isLive),
  });
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

it('tells of every change, and that it is live', () => {
  last()?.says('changed');
  last()?.says('beat');
  expect(heard).toEqual([true, 'changed', true]);
});

it('leaves a line that broke to the browser, but is live no more', () => {
  last()?.says('changed');
  Object.assign(last() ?? {}, { readyState: 0 });
  last()?.says('error');
  expect(heard.at(-1)).toBe(false);
  expect(FakeSource.opened).toHaveLength(1);
  last()?.says('changed');
  expect(heard.slice(-2)).toEqual([true, 'changed']);
});

it.each([
  ['was refused', () => (Object.assign(last() ?? {}, { readyState: 2 }), 'error')],
  ['has ended', () => 'ended'],
])('opens a line that %s again, after a while', (_name, event) => {
  const first = last();
  first?.says(event());
  expect(heard.at(-1)).toBe(false);
  expect(first?.isClosed).toBe(true);
  jest.advanceTimersByTime(REFUSED_MS - 1);
  expect(FakeSource.opened).toHaveLength(1);
  jest.advanceTimersByTime(1);
  expect(FakeSource.opened).toHaveLength(2);
});

it('takes silence for a dead line', () => {
  last()?.says('beat');
  jest.advanceTimersByTime(SILENCE_MS + 1);
  expect(heard.at(-1)).toBe(false);
  expect(FakeSource.opened).toHaveLength(2);
});

it('is quiet once it is closed', () => {
  last()?.says('beat');
  stop();
  jest.advanceTimersByTime(10 * SILENCE_MS);
  expect(FakeSource.opened).toHaveLength(1);
  expect(last()?.isClosed).toBe(true);
});
