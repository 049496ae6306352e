import { isCalled } from './is-called.js';

const person = { givenName: 'Ђорђе', familyName: 'Ђорђевић' };

it.each([
  ['', true],
  ['  ', true],
  ['djordjevic djordje', true],
  ['ЂОРЂЕ', true],
  ['đorđe zogaj', false],
])('“%s”: %s', (typed, isFound) => {
  expect(isCalled(typed)(person)).toBe(isFound);
});
