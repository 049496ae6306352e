import { turnedFirst } from './impact-order.js';

const person = (name: string, passed: [boolean, boolean], eligible: [boolean, boolean] | null = null) => ({
  name,
  hasPassed: { from: passed[0], to: passed[1] },
  isEligible: eligible && { from: eligible[0], to: eligible[1] },
});

test('whose pass state or right to a certificate changes stands first, the others stay in their order', () => {
  const people = [
    person('Agim', [true, true]),
    person('Besa', [false, true]),
    person('Drita', [true, true], [true, true]),
    person('Ema', [true, true], [true, false]),
    person('Fatos', [true, false]),
  ];
  expect(turnedFirst(people).map(({ name }) => name)).toEqual(['Besa', 'Ema', 'Fatos', 'Agim', 'Drita']);
});
