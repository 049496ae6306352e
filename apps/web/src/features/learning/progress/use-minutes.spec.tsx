import type { LessonContent } from '@edukom/contracts';
import { renderHook } from '@testing-library/react';
import { useMinutes } from './use-minutes.js';

const lesson = (given: Partial<LessonContent>) => ({ isCompleted: false, ...given }) as LessonContent;
const minutes: Partial<LessonContent> = { completion: { kind: 'minutes', minutes: 3 } };

beforeEach(() => {
  jest.useFakeTimers();
  jest.setSystemTime(new Date('2026-02-01T10:00:10Z'));
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const told = (given: Partial<LessonContent>, during: () => void): string[] => {
  const anchors = new Set<string>();
  const tell = (_kind: 'minute', anchor: string) => anchors.add(anchor);
  const { unmount } = renderHook(() => useMinutes(lesson(given), tell));
  during();
  unmount();
  jest.advanceTimersByTime(600_000);
  return [...anchors];
};

it('tells of every minute on the screen once, by its number, and of none after the page was left', () => {
  const first = Math.floor(Date.parse('2026-02-01T10:00:00Z') / 60_000);
  expect(told(minutes, () => jest.advanceTimersByTime(125_000))).toEqual([0, 1, 2].map((at) => `m${first + at}`));
});

it('counts nothing while the page is hidden, where time does not count, or when it is completed', () => {
  expect(told({ completion: { kind: 'usual' } }, () => jest.advanceTimersByTime(300_000))).toEqual([]);
  expect(told({}, () => jest.advanceTimersByTime(300_000))).toEqual([]);
  expect(told({ ...minutes, isCompleted: true }, () => jest.advanceTimersByTime(300_000))).toEqual([]);
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  expect(told(minutes, () => jest.advanceTimersByTime(300_000))).toEqual([]);
});
