import { Kept } from './kept.js';

it('makes each once, keeps no more than it may, and lets the first go', () => {
  const made: string[] = [];
  const kept = new Kept<string>(2);
  const of = (name: string) =>
    kept.of(name, () => {
      made.push(name);
      return name.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(of)).toEqual(['A', 'B', 'A', 'C', 'B', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
