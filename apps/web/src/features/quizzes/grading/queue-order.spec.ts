import type { GradingItem, StoredMark } from '@edukom/contracts';
import { isWaiting, neighbour, nextItem, withStored } from './queue-order.js';

const mark = {
  role: 'first' as const,
  version: 1,
  points: 100,
  comment: '',
  markerName: 'Arben Gashi',
  markedAt: new Date(0),
  levels: null,
};
const item = (attemptId: string, isMarked: boolean, more: Partial<GradingItem> = {}): GradingItem => ({
  attemptId,
  slot: 9,
  questionVersionId: 'q',
  maxPoints: 300,
  code: attemptId,
  name: null,
  text: 'x',
  file: null,
  locale: 'sq',
  state: isMarked ? 'marked' : 'unmarked',
  seat: 'first',
  mark: isMarked ? mark : null,
  marks: [],
  isReleased: false,
  ...more,
});
const NONE = new Map();

describe('the way through the answers', () => {
  it('leads to the next that waits, also when it lies before', () => {
    const items = [item('a', false), item('b', false), item('c', true), item('d', true)];
    expect(['a 9', 'b 9', 'c 9'].map((key) => nextItem(items, key, NONE))).toEqual(['b 9', 'a 9', 'a 9']);
  });

  it('takes what is on its way as given', () => {
    const items = [item('a', false), item('b', false), item('c', false)];
    expect(nextItem(items, 'a 9', new Map([['b 9', { state: 'waiting' as const }]]))).toBe('c 9');
  });

  it('leads on one by one when nothing waits, and ends', () => {
    const items = [item('a', true), item('b', true)];
    expect([nextItem(items, 'a 9', NONE), nextItem(items, 'b 9', NONE)]).toEqual(['b 9', null]);
    expect([neighbour(items, 'a 9', -1), neighbour(items, 'b 9', -1), neighbour(items, 'b 9', 1)]).toEqual([
      null,
      'a 9',
      null,
    ]);
  });

  it('waits for me only where there is something for me to give', () => {
    expect(isWaiting(item('a', false, { seat: 'second', state: 'waits-second' }), NONE)).toBe(true);
    expect(isWaiting(item('a', false, { seat: null, state: 'agreed' }), NONE)).toBe(false);
    expect(isWaiting(item('a', false, { seat: 'decision', state: 'differ' }), NONE)).toBe(false);
  });

  it('keeps the order when a mark is stored', () => {
    const items = [item('a', false), item('b', false)];
    const stored: StoredMark = { ...mark, state: 'waits-second', seat: 'first', marks: [mark] };
    expect(withStored(items, new Map([['b 9', stored]])).map((one) => [one.attemptId, one.mark, one.state])).toEqual([
      ['a', null, 'unmarked'],
      ['b', mark, 'waits-second'],
    ]);
  });

  it('keeps what was read when that is newer than what was stored', () => {
    const newer = item('a', true, { mark: { ...mark, version: 3, points: 50 } });
    const stored: StoredMark = { ...mark, state: 'marked', seat: 'first', marks: [mark] };
    expect(withStored([newer], new Map([['a 9', stored]]))).toEqual([newer]);
  });
});
