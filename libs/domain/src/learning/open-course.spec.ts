import { isOpenForEnrolment, NO_LAST_DAY } from './open-course.js';

const run = { kind: 'open' as const, state: 'running', startsOn: '2026-02-01', endsOn: '2026-02-28' };

it.each([
  ['the day before the first', run, '2026-01-31', false],
  ['the first day', run, '2026-02-01', true],
  ['the last day', run, '2026-02-28', true],
  ['the day after the last', run, '2026-03-01', false],
  ['a run without a last day', { ...run, endsOn: NO_LAST_DAY }, '2999-01-01', true],
  ['a closed run', { ...run, state: 'finished' }, '2026-02-10', false],
  ['a run of a group', { ...run, kind: 'group' as const }, '2026-02-10', false],
])('%s', (_name, given, today, expected) => {
  expect(isOpenForEnrolment(given, today)).toBe(expected);
});
