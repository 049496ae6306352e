import {
  afterStep,
  firstState,
  LIVE_STATES,
  REQUEST_STATES,
  type RequestState,
  takesRequests,
  whoDecides,
} from './request-life.js';

type LaterStep = Parameters<typeof afterStep>[1];

/** Every step that can be taken, written out: whatever is not here is refused. */
const ALLOWED: readonly [RequestState, LaterStep, RequestState][] = [
  ['requested', 'endorse', 'endorsed'],
  ['requested', 'seat', 'enrolled'],
  ['requested', 'refuse', 'refused'],
  ['requested', 'withdraw', 'withdrawn'],
  ['requested', 'lapse', 'lapsed'],
  ['endorsed', 'seat', 'enrolled'],
  ['endorsed', 'wait', 'waitlisted'],
  ['endorsed', 'refuse', 'refused'],
  ['endorsed', 'withdraw', 'withdrawn'],
  ['endorsed', 'lapse', 'lapsed'],
  ['invited', 'seat', 'enrolled'],
  ['invited', 'wait', 'waitlisted'],
  ['invited', 'decline', 'declined'],
  ['invited', 'withdraw', 'withdrawn'],
  ['invited', 'lapse', 'lapsed'],
  ['waitlisted', 'seat', 'enrolled'],
  ['waitlisted', 'move-up', 'enrolled'],
  ['waitlisted', 'refuse', 'refused'],
  ['waitlisted', 'withdraw', 'withdrawn'],
  ['waitlisted', 'lapse', 'lapsed'],
  ['enrolled', 'withdraw', 'withdrawn'],
  ['enrolled', 'no-show', 'no-show'],
  ['no-show', 'lift-no-show', 'enrolled'],
];
const LATER: readonly LaterStep[] = [
  'endorse',
  'seat',
  'wait',
  'move-up',
  'refuse',
  'decline',
  'withdraw',
  'lapse',
  'no-show',
  'lift-no-show',
];

it('takes exactly these steps', () => {
  const possible = REQUEST_STATES.flatMap((state) =>
    LATER.flatMap((step) => {
      const to = afterStep(state, step);
      return to === null ? [] : [[state, step, to]];
    }),
  );
  const text = (steps: readonly (readonly string[])[]) => steps.map((one) => one.join(' ')).sort();
  expect(text(possible)).toEqual(text(ALLOWED));
});

it('what is over stays so', () => {
  const over = REQUEST_STATES.filter((state) => !(LIVE_STATES as readonly string[]).includes(state));
  expect(over).toEqual(['refused', 'declined', 'withdrawn', 'lapsed']);
  for (const state of over) for (const step of LATER) expect(afterStep(state, step)).toBeNull();
});

it.each([
  ['nomination', true, 'endorsed', 'project-manager'],
  ['nomination', false, 'endorsed', 'project-manager'],
  ['own', true, 'requested', 'focal-point'],
  ['own', false, 'endorsed', 'project-manager'],
  ['invitation', true, 'invited', 'person'],
] as const)('a request by %s (focal point: %s) begins as %s', (source, hasFocalPoint, state, decides) => {
  expect(firstState(source, hasFocalPoint)).toBe(state);
  expect(whoDecides(state)).toBe(decides);
});

it('nobody has to decide about what is decided', () => {
  expect((['waitlisted', 'enrolled', 'refused'] as const).map(whoDecides)).toEqual([null, null, null]);
});

const run = { kind: 'group', state: 'planned', from: '2026-05-01', until: '2026-05-10', cutOffOn: '2026-05-20' };

it.each<[string, Partial<{ [K in keyof typeof run]: (typeof run)[K] | null }>, string, boolean]>([
  ['the day before', {}, '2026-04-30', false],
  ['the first day', {}, '2026-05-01', true],
  ['the last day', {}, '2026-05-10', true],
  ['the day after', {}, '2026-05-11', false],
  ['no last day: until the cut-off', { until: null }, '2026-05-19', true],
  ['no last day: not from the cut-off on', { until: null }, '2026-05-20', false],
  ['no first day: by hand only', { from: null }, '2026-05-05', false],
  ['a run under way', { state: 'running' }, '2026-05-05', true],
  ['a finished run', { state: 'finished' }, '2026-05-05', false],
  ['a cancelled run', { state: 'cancelled' }, '2026-05-05', false],
  ['an open course', { kind: 'open' }, '2026-05-05', false],
])('takes requests: %s', (_name, change, today, expected) => {
  expect(takesRequests({ ...run, ...change } as Parameters<typeof takesRequests>[0], today)).toBe(expected);
});
