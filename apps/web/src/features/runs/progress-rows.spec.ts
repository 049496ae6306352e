import type { LearnerProgress } from '@edukom/contracts';
import { foldForSearch, localizedText } from '@edukom/domain';
import { type ProgressFilter, progressRows } from './progress-rows.js';

const person = (familyName: string, more: Partial<LearnerProgress> = {}): LearnerProgress => ({
  enrolmentId: familyName,
  givenName: 'A',
  familyName,
  institutionName: localizedText('sq', 'Prizren'),
  share: 0,
  isCompleted: false,
  nextId: null,
  lastSeenOn: null,
  stuck: [],
  remindedAt: null,
  ...more,
});
const people = [
  person('Zeka', { share: 5_000, lastSeenOn: '2026-03-01', stuck: [{ code: 'quiet', activityId: null, days: 9 }] }),
  person('Çelaj', { share: 10_000, isCompleted: true, lastSeenOn: '2026-03-04' }),
  person('Ђорђевић', { share: 2_000, stuck: [{ code: 'not-begun', activityId: null, days: 8 }] }),
  person('Cakaj', { share: 5_000, lastSeenOn: '2026-03-09' }),
];
const filter = (more: Partial<ProgressFilter> = {}): ProgressFilter => ({
  search: '',
  show: '',
  sort: 'name',
  isDescending: false,
  ...more,
});
const names = (more: Partial<ProgressFilter>, locale = 'sq') =>
  progressRows(people, filter(more), locale, foldForSearch).map(({ familyName }) => familyName);

it.each<[string, Partial<ProgressFilter>, string[]]>([
  ['by name, in the order of the language', {}, ['Cakaj', 'Çelaj', 'Zeka', 'Ђорђевић']],
  ['by share, names where it is the same', { sort: 'share' }, ['Ђорђевић', 'Cakaj', 'Zeka', 'Çelaj']],
  ['by the last day, never first', { sort: 'seen' }, ['Ђорђевић', 'Zeka', 'Çelaj', 'Cakaj']],
  ['the other way round', { sort: 'seen', isDescending: true }, ['Cakaj', 'Çelaj', 'Zeka', 'Ђорђевић']],
  ['who is stuck', { show: 'stuck' }, ['Zeka', 'Ђорђевић']],
  ['for one reason', { show: 'quiet' }, ['Zeka']],
  ['who has not finished', { show: 'open' }, ['Cakaj', 'Zeka', 'Ђорђевић']],
  ['who has', { show: 'done' }, ['Çelaj']],
  ['a name in another script', { search: 'djordjevic' }, ['Ђорђевић']],
  ['a name without its sign', { search: 'celaj' }, ['Çelaj']],
  ['nobody', { search: 'celaj', show: 'stuck' }, []],
])('%s', (_name, more, expected) => {
  expect(names(more)).toEqual(expected);
});

it('leaves the list it was given as it was', () => {
  const before = people.map(({ familyName }) => familyName);
  names({ sort: 'share', isDescending: true });
  expect(people.map(({ familyName }) => familyName)).toEqual(before);
});
