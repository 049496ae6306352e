import fc from 'fast-check';
import { claimBar, claimDecideBy, claimKindAt, CLAIM_KINDS, CLAIM_STATES, claimWindow } from './attendance-claim.js';
import { ATTENDANCE_LOCK_DAYS, isAttendanceLocked } from './session-lock.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const session = { start: 100 * DAY, end: 100 * DAY + 3 * HOUR };

describe('what may be said of a session', () => {
  it.each([
    ['weeks before', session.start - 30 * DAY, 'excuse'],
    ['a millisecond before it begins', session.start - 1, 'excuse'],
    ['as it begins', session.start, null],
    ['while it lasts', session.start + HOUR, null],
    ['a millisecond before it ends', session.end - 1, null],
    ['as it ends', session.end, 'dispute'],
    ['in the last moment', session.end + ATTENDANCE_LOCK_DAYS * DAY - 1, 'dispute'],
    ['when attendance has locked', session.end + ATTENDANCE_LOCK_DAYS * DAY, null],
  ] as const)('%s', (_name, now, kind) => {
    expect(claimKindAt(session, now)).toBe(kind);
  });

  it('never both, and a dispute never after the lock', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40 * DAY, max: 60 * DAY }), (after) => {
        const now = session.start + after;
        const open = CLAIM_KINDS.filter((kind) => {
          const { start, end } = claimWindow(kind, session);
          return now >= start && now < end;
        });
        expect(open).toEqual(claimKindAt(session, now) === null ? [] : [claimKindAt(session, now)]);
        if (isAttendanceLocked(session.end, false, now)) expect(open).toEqual([]);
      }),
    );
  });

  it('is to be decided before the lock', () => {
    expect(claimDecideBy(session)).toBe(session.end + ATTENDANCE_LOCK_DAYS * DAY);
  });
});

it.each(CLAIM_STATES.flatMap((state) => [[state, true] as const, [state, false] as const]))(
  'a claim that is %s, decided by its official: %s',
  (state, isOwn) => {
    const bar = claimBar({ officialId: 'official', deciderId: isOwn ? 'official' : 'trainer' }, state);
    expect(bar).toBe(state !== 'open' ? 'closed' : isOwn ? 'own-record' : null);
  },
);
