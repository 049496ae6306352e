import type { SittingRow } from '@edukom/contracts';
import { loadStaffTexts, loadTranslate, type Translate } from '@edukom/i18n';
import { lateBy, lateWords, stateWords, timeWords } from './sitting-words.js';

const now = Date.parse('2026-05-04T08:00:00.000Z');
const at = (minutes: number) => new Date(now + minutes * 60_000);
const row = (given: Partial<SittingRow>): SittingRow => ({
  enrolmentId: 'e',
  personId: 'p',
  name: 'Arta',
  state: 'open',
  attemptId: 'a',
  number: 1,
  startedAt: at(-10),
  deadlineAt: at(20),
  finishedAt: null,
  secondsAllowed: 1_800,
  extraSeconds: 0,
  answered: 0,
  questions: 9,
  lastSavedAt: null,
  late: 0,
  lateWaiting: 0,
  ...given,
});
let t: Translate;
beforeAll(async () => {
  await loadStaffTexts();
  t = await loadTranslate('en');
});

it.each([
  [{}, 'Sitting now', '20:00 left'],
  [{ deadlineAt: null }, 'Sitting now', 'no time limit'],
  [{ deadlineAt: at(-1) }, 'Time is over, ending', ''],
  [{ state: 'not-begun' as const, attemptId: null, startedAt: null, deadlineAt: null }, 'Not begun', ''],
  [{ state: 'submitted' as const, finishedAt: at(0) }, 'Submitted', 'on 4 May 2026 10:00'],
  [{ state: 'expired' as const, finishedAt: at(0) }, 'Ended at the deadline', 'on 4 May 2026 10:00'],
])('%j is said as %s, %s', (given, state, more) => {
  const said = stateWords(t, row(given), now);
  expect([said.state, said.more.replace(/\s/g, ' ')]).toEqual([state, more]);
});

it('says of extra time what it does', () => {
  expect(timeWords(t, row({ secondsAllowed: 2_700, extraSeconds: 900 }))).toBe('45 min (30 + 15)');
  expect(timeWords(t, row({}))).toBe('30 min');
  expect(timeWords(t, row({ secondsAllowed: null }))).toBe('no limit');
});

it('says what waits, and how late something came', () => {
  expect(lateWords(t, row({ late: 3, lateWaiting: 2 }))).toBe('2 to decide');
  expect(lateWords(t, row({ late: 3 }))).toBe('all decided');
  expect(lateWords(t, row({}))).toBe('none');
  expect([45, 1_800, 90_000].map((seconds) => lateBy(t, seconds))).toEqual([
    '45 seconds late',
    '30 minutes late',
    '25 hours late',
  ]);
});
