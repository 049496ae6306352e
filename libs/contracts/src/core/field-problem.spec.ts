import { z } from 'zod';
import { fieldProblems } from './field-problem.js';

const schema = z.strictObject({
  email: z.string().trim().pipe(z.email()),
  name: z.string().min(1).max(5),
  password: z.string().min(12),
  seats: z.int().min(1).max(10),
  kind: z.enum(['a', 'b']),
  day: z.iso.date(),
  'a/b~c': z.boolean().optional(),
});
const good = { email: 'a@example.org', name: 'Ana', password: 'x'.repeat(12), seats: 3, kind: 'a', day: '2026-11-23' };
const problemsOf = (change: Record<string, unknown>) => {
  const result = schema.safeParse({ ...good, ...change }, { reportInput: true });
  return result.success ? [] : fieldProblems(result.error.issues);
};

it.each<[string, Record<string, unknown>, object]>([
  ['an address that is none', { email: 'a@' }, { pointer: '/email', code: 'email' }],
  ['an empty address is missing, not wrong', { email: '' }, { pointer: '/email', code: 'required' }],
  ['nothing at all', { name: undefined }, { pointer: '/name', code: 'required' }],
  ['an empty text', { name: '' }, { pointer: '/name', code: 'required' }],
  ['a text too long', { name: 'Anastasia' }, { pointer: '/name', code: 'too-long', params: { maximum: 5 } }],
  ['a text too short', { password: 'x' }, { pointer: '/password', code: 'too-short', params: { minimum: 12 } }],
  ['a number too small', { seats: 0 }, { pointer: '/seats', code: 'too-small', params: { minimum: 1 } }],
  ['a number too big', { seats: 11 }, { pointer: '/seats', code: 'too-big', params: { maximum: 10 } }],
  ['no such option', { kind: 'c' }, { pointer: '/kind', code: 'choice' }],
  ['no such day', { day: '2026-02-30' }, { pointer: '/day', code: 'date' }],
  ['a field nobody asked for', { extra: 1 }, { pointer: '/extra', code: 'unknown' }],
  ['a name with signs of its own', { 'a/b~c': 1 }, { pointer: '/a~1b~0c', code: 'invalid' }],
])('%s', (_name, change, expected) => {
  expect(problemsOf(change)).toEqual([expected]);
});
