import { problemOf, OfflineError } from '../../../shared/api/errors.js';
import { failureOf } from './send-answer.js';

it.each([
  ['the attempt has ended', problemOf('attempt.closed', 409), 'closed'],
  ['the session is gone', problemOf('access.signed-out', 401), 'signed-out'],
  // What was typed stays unsent and is not called saved: its author signs in again, and it goes.
  ['somebody else has signed in on this browser', problemOf('request.not-found', 404), 'signed-out'],
  ['the server will never take it', problemOf('request.invalid', 422), 'refused'],
  ['the server is busy', problemOf('server.busy', 503), 'offline'],
  ['there is no network', new OfflineError(), 'offline'],
  ['it took too long', new DOMException('timeout', 'TimeoutError'), 'offline'],
])('%s', (_name, error, kind) => {
  expect(failureOf(error)).toEqual({ kind });
});
