import type { AttemptView } from '@edukom/contracts';
import { memoryShelf } from '../../shared/outbox/shelf.js';
import { forgetPlace, keepPlace, placeOf } from './question-place.js';

const questions = [1, 2, 3].map((slot) => ({ slot })) as unknown as AttemptView['questions'];
const mine = { personId: 'agron', attemptId: 'attempt-1', questions };

it('is the question one was at, for this person and this attempt alone, until the attempt has ended', () => {
  const shelf = memoryShelf();
  expect(placeOf(mine, shelf)).toBe(1);
  keepPlace(mine, 3, shelf);
  expect(placeOf(mine, shelf)).toBe(3);
  expect(placeOf({ ...mine, personId: 'blerta' }, shelf)).toBe(1);
  expect(placeOf({ ...mine, attemptId: 'attempt-2' }, shelf)).toBe(1);
  forgetPlace(mine, shelf);
  expect(shelf.keys()).toEqual([]);
});

it.each(['0', '4', '-1', '1.5', '', 'x'])('is the first one where %p was kept', (kept) => {
  expect(placeOf(mine, memoryShelf(new Map([['edukom.question/agron/attempt-1', kept]])))).toBe(1);
});

it('asks for no more room than there is', () => {
  const full = {
    ...memoryShelf(),
    set: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  keepPlace(mine, 2, full);
  expect(placeOf(mine, full)).toBe(1);
});
