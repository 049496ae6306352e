import { currentCode } from './current-code.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));
const code = (step: number) => ({
  from: at(step * 15),
  until: at(step * 15 + 15),
  code: `CODE${step}`,
  url: '',
  qrPath: '',
  qrSize: 41,
});
const codes = { now: at(5), codes: [code(0), code(1)] };

it.each([
  ['as they arrive', 0, 'CODE0', 10],
  ['a second before the step ends', 9, 'CODE0', 1],
  ['at the next step', 10, 'CODE1', 15],
])('%s the device shows the code of the server’s step, however wrong its own clock is', (_case, later, shown, left) => {
  const wrongClock = 1_000_000;
  expect(currentCode(codes, wrongClock, wrongClock + later * 1000)).toMatchObject({
    code: { code: shown },
    secondsLeft: left,
  });
});

it('shows none when all it knows are over', () => {
  expect(currentCode(codes, 0, 25_000)).toBeNull();
});
