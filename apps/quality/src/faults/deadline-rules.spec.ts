import { type KnownEnd, type RacedRequest, wasOvertaken, wrongDecision, wrongEnd } from './deadline-rules.js';

const grace = 10_000;
const deadline = 1_000_000;
const last = deadline + grace;
const expired: KnownEnd = { state: 'expired', finishedAt: deadline };
const submittedAt = (finishedAt: number): KnownEnd => ({ state: 'submitted', finishedAt });
const alone = (end: KnownEnd, ...requests: RacedRequest[]) => ({ end, requests, graceMs: grace });
const save = (sentAt: number, isAccepted: boolean, receivedAt: number | null = null): RacedRequest => ({
  kind: 'save',
  deadline,
  sentAt,
  repliedAt: sentAt + 60,
  isAccepted,
  receivedAt,
});

it.each<[string, RacedRequest, KnownEnd]>([
  ['taken before the deadline', save(deadline - 300, true, deadline - 290), expired],
  ['taken in the grace', save(last - 50, true, last), expired],
  ['taken, and nobody knows at which side of the limit it was received', save(last - 20, true), expired],
  ['refused after the grace', save(last - 20, false, last + 1), expired],
  ['refused after the submit', save(deadline - 300, false, deadline - 290), submittedAt(deadline - 295)],
])('finds nothing wrong with a save that was %s', (_what, request, end) => {
  expect(wrongDecision(request, alone(end, request))).toBeUndefined();
});

it.each<[string, RacedRequest, KnownEnd]>([
  ['taken after the grace', save(last - 20, true, last + 1), expired],
  ['taken though it was sent after the grace', save(last + 1, true), expired],
  ['refused before the deadline', save(deadline - 300, false, deadline - 290), expired],
  ['refused in the grace', save(last - 50, false, last), expired],
  ['refused before the submit', save(deadline - 300, false), submittedAt(deadline)],
  ['received when a device says', save(deadline - 300, true, deadline - 86_400_000), expired],
])('finds a save that was %s', (_what, request, end) => {
  expect(wrongDecision(request, alone(end, request))).toEqual(expect.any(String));
});

it('takes a refusal in the grace, but not before the deadline, when a later request of the same person came first', () => {
  const later = save(last + 1, false, last + 2);
  const cases = [
    [save(last - 30, false, last - 20), later, true],
    [save(deadline - 30, false, deadline), later, false],
    [save(last - 30, false, last - 20), save(last + 31, false, last + 40), false],
    [save(last - 30, false, last - 20), save(last - 10, true, last), false],
  ] as const;
  for (const [request, other, isRight] of cases) {
    const race = alone(expired, request, other);
    expect([wasOvertaken(request, race), wrongDecision(request, race) === undefined]).toEqual([isRight, isRight]);
  }
});

it.each<[string, KnownEnd, boolean]>([
  ['submitted in time', submittedAt(last), true],
  ['submitted late', submittedAt(last + 1), false],
  ['expired at the deadline', expired, true],
  ['expired when the submit came', { state: 'expired', finishedAt: last + 3 }, false],
])('an end: %s', (_what, end, isRight) => {
  expect(wrongEnd(end, save(last, true), grace) === undefined).toBe(isRight);
});
