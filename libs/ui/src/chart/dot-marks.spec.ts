import fc from 'fast-check';
import { MARK_RADIUS, marksOf, type PlacedDot } from './dot-marks.js';

const dot = (text: string, left: number, top: number, isMarked = false): PlacedDot => ({
  key: text,
  text,
  left,
  top,
  isMarked,
});

test('dots that would hide one another are one mark that names them all and stands out with any of them', () => {
  expect(marksOf([dot('3', 100, 50), dot('4', 200, 50), dot('5', 101, 52, true)])).toEqual([
    { ...dot('3', 100, 50, true), text: '3, 5' },
    dot('4', 200, 50),
  ]);
});

test('dots beside one another stay apart', () => {
  const dots = [dot('1', 0, 0), dot('2', MARK_RADIUS, 0)];
  expect(marksOf(dots)).toEqual(dots);
});

test('no dot is lost, and no mark hides another', () => {
  const place = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { maxLength: 30 }), (places) => {
      const marks = marksOf(places.map(([left, top], index) => dot(String(index), left, top)));
      const named = marks.flatMap(({ text }) => text.split(', ').map(Number)).toSorted((a, b) => a - b);
      expect(named).toEqual(places.map((_, index) => index));
      for (const [at, one] of marks.entries())
        for (const other of marks.slice(at + 1))
          expect(Math.hypot(one.left - other.left, one.top - other.top)).toBeGreaterThanOrEqual(MARK_RADIUS);
    }),
  );
});
