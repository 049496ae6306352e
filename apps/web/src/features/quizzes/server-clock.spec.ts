import { secondsToAnnounce, ServerClock } from './server-clock.js';

describe('the server clock', () => {
  const start = new Date('2026-05-04T08:00:00.000Z');

  it('goes with the ticks and not with the time of the device', () => {
    let ticks = 500;
    const clock = new ServerClock(start, () => ticks);
    jest.useFakeTimers({ now: new Date('1999-01-01') });
    ticks += 90_000;
    expect(clock.secondsUntil(new Date('2026-05-04T08:02:00.000Z'))).toBe(30);
    jest.useRealTimers();
  });

  it('is put forward by what the server says, never back', () => {
    const clock = new ServerClock(start, () => 0);
    clock.atLeast(new Date('2026-05-04T07:59:00.000Z'));
    expect(clock.now()).toBe(start.getTime());
    clock.atLeast(new Date('2026-05-04T08:05:00.000Z'));
    expect(clock.secondsUntil(new Date('2026-05-04T08:05:10.000Z'))).toBe(10);
    expect(clock.secondsUntil(start)).toBe(0);
  });
});

describe('what is announced', () => {
  const announced = (from: number, stepSeconds: number): number[] => {
    const said: number[] = [];
    for (let before = from; before > 0; before -= stepSeconds) {
      const mark = secondsToAnnounce(before, Math.max(0, before - stepSeconds));
      if (mark !== null) said.push(mark);
    }
    return said;
  };

  it('is each minute, then every ten seconds, and never a second twice', () => {
    expect(announced(200, 1)).toEqual([180, 120, 60, 50, 40, 30, 20, 10]);
  });

  it('is at most one thing after a page that slept', () => {
    expect(secondsToAnnounce(600, 61)).toBe(120);
    expect(secondsToAnnounce(600, 35)).toBe(40);
    expect(secondsToAnnounce(40, 41)).toBeNull();
  });
});
