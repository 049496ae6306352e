import type { GradingItem } from '@edukom/contracts';
import { neighbour, nextItem, withMark } from './queue-order.js';

const mark = { version: 1, points: 100, comment: '', markerName: 'Arben Gashi', markedAt: new Date(0), levels: null };
const item = (attemptId: string, isMarked: boolean): GradingItem => ({
  attemptId,
  slot: 9,
  code: attemptId,
  name: null,
  text: 'x',
  file: null,
  locale: 'sq',
  mark: isMarked ? mark : null,
});

describe('the way through the answers', () => {
  it('leads to the next that waits, also when it lies before', () => {
    const items = [item('a', false), item('b', false), item('c', true), item('d', true)];
    expect(nextItem(items, 'a')).toBe('b');
    expect(nextItem(items, 'b')).toBe('a');
    expect(nextItem(items, 'c')).toBe('a');
  });

  it('leads on one by one when nothing waits, and ends', () => {
    const items = [item('a', true), item('b', true)];
    expect([nextItem(items, 'a'), nextItem(items, 'b')]).toEqual(['b', null]);
    expect([neighbour(items, 'a', -1), neighbour(items, 'b', -1), neighbour(items, 'b', 1)]).toEqual([null, 'a', null]);
  });

  it('keeps the order when a mark is given', () => {
    const items = [item('a', false), item('b', false)];
    expect(withMark(items, 'b', mark).map((one) => [one.attemptId, one.mark])).toEqual([
      ['a', null],
      ['b', mark],
    ]);
  });
});
