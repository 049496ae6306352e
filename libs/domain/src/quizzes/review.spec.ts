import fc from 'fast-check';
import { REVIEW_LEVELS, type ReviewedAttempt, type ReviewLevel, reviewOf, shows, USUAL_REVIEW } from './review.js';

const attempt: ReviewedAttempt = {
  policy: { submitted: 'score', closed: 'marks', released: 'key' },
  isPractice: false,
  isClosed: false,
  isReleased: false,
  pending: 0,
  canTryAgain: false,
};

it.each<[string, Partial<ReviewedAttempt>, ReviewLevel]>([
  ['right after', {}, 'score'],
  ['after the close', { isClosed: true }, 'marks'],
  ['after the release', { isReleased: true }, 'key'],
  ['an answer waits for a mark', { isReleased: true, pending: 1 }, 'nothing'],
  ['no key to somebody who may try again', { isReleased: true, canTryAgain: true }, 'feedback'],
  ['less than the key is shown to somebody who may try again', { canTryAgain: true }, 'score'],
  ['the key at once, to somebody who may not try again', { policy: { ...attempt.policy, submitted: 'key' } }, 'key'],
  ['a later moment never takes away', { isClosed: true, policy: { ...attempt.policy, closed: 'nothing' } }, 'score'],
  ['practice shows all at once', { isPractice: true, pending: 1, canTryAgain: true }, 'key'],
  ['as before: nothing until the release', { policy: USUAL_REVIEW, isClosed: true }, 'nothing'],
  ['as before: feedback after it', { policy: USUAL_REVIEW, isReleased: true }, 'feedback'],
])('%s', (_name, given, level) => {
  expect(reviewOf({ ...attempt, ...given })).toBe(level);
});

it('each level shows all before it, in this order', () => {
  expect(REVIEW_LEVELS).toEqual(['nothing', 'score', 'marks', 'feedback', 'key']);
  expect(REVIEW_LEVELS.map((level) => REVIEW_LEVELS.filter((what) => shows(level, what)).length)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect(USUAL_REVIEW).toEqual({ submitted: 'nothing', closed: 'nothing', released: 'feedback' });
});

const level = fc.constantFrom(...REVIEW_LEVELS);
const anyAttempt: fc.Arbitrary<ReviewedAttempt> = fc.record({
  policy: fc.record({ submitted: level, closed: level, released: level }),
  isPractice: fc.constant(false),
  isClosed: fc.boolean(),
  isReleased: fc.boolean(),
  pending: fc.nat(2),
  canTryAgain: fc.boolean(),
});

describe('of every attempt that counts', () => {
  it('never shows more than one of its moments allows', () => {
    fc.assert(
      fc.property(anyAttempt, (one) => {
        const shown = reviewOf(one);
        const { submitted, closed, released } = one.policy;
        expect([submitted, closed, released].some((allowed) => shows(allowed, shown)) || shown === 'nothing').toBe(
          true,
        );
        if (!one.isClosed && !one.isReleased) expect(shows(submitted, shown)).toBe(true);
      }),
    );
  });

  it('shows no key to somebody who may try again, and nothing of the result while a mark is missing', () => {
    fc.assert(
      fc.property(anyAttempt, (one) => {
        if (one.canTryAgain) expect(shows(reviewOf(one), 'key')).toBe(false);
        if (one.pending > 0) expect(reviewOf(one)).toBe('nothing');
      }),
    );
  });

  it('shows no less as time passes', () => {
    fc.assert(
      fc.property(anyAttempt, (one) => {
        const later = { ...one, isClosed: true, isReleased: true, pending: 0, canTryAgain: false };
        expect(shows(reviewOf(later), reviewOf(one))).toBe(true);
      }),
    );
  });
});
