import { keepInput, takeInput } from './kept-input.js';
import { isMissingChunk, reloadOnce } from './reload-once.js';

beforeEach(() => sessionStorage.clear());

it('reloads once and then not again within a minute', () => {
  const reload = jest.fn();
  expect([reloadOnce(100_000, reload), reloadOnce(159_999, reload), reloadOnce(160_000, reload)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(reload).toHaveBeenCalledTimes(2);
});

it('carries over what was typed, once, to the same form of the same page in any language, without passwords', () => {
  history.replaceState(null, '', '/sq/app/runs');
  const stop = keepInput('plan', () => ({ name: 'Siguria', newPassword: 'secret words' }));
  reloadOnce(1_000_000, jest.fn());
  stop();
  history.replaceState(null, '', '/sr-Cyrl/app/runs');
  expect(takeInput('other')).toEqual({});
  expect(takeInput('plan')).toEqual({ name: 'Siguria' });
  expect(takeInput('plan')).toEqual({});
});

it('knows a part of the page that a newer release replaced', () => {
  expect(isMissingChunk(new TypeError('Failed to fetch dynamically imported module: https://x/assets/run.js'))).toBe(
    true,
  );
  expect(isMissingChunk(new TypeError('x is not a function'))).toBe(false);
});
