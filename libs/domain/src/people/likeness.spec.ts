import fc from 'fast-check';
import { likenessOf, type PersonTraits } from './likeness.js';

const person = (traits: Partial<PersonTraits> = {}): PersonTraits => ({
  givenName: 'Agim',
  familyName: 'Krasniqi',
  email: null,
  birthDate: null,
  institutionId: null,
  ...traits,
});

it.each<[string, Partial<PersonTraits>, Partial<PersonTraits>, string[], number]>([
  ['the same name', {}, {}, ['name'], 50],
  ['the names the other way round', {}, { givenName: 'KRASNIQI', familyName: 'Agim' }, ['name'], 50],
  ['the same name in another spelling', {}, { givenName: 'Агим', familyName: 'Красничи' }, ['name-sound'], 40],
  ['name and date of birth', { birthDate: '1980-05-01' }, { birthDate: '1980-05-01' }, ['name', 'birth-date'], 90],
  [
    'a new family name, the same date of birth',
    { birthDate: '1980-05-01' },
    { familyName: 'Berisha', birthDate: '1980-05-01' },
    ['name-part', 'birth-date'],
    55,
  ],
  [
    'a part of the name and the same address elsewhere',
    { email: 'agim.krasniqi@one.example' },
    { familyName: 'Krasniqi-Gashi', email: 'agim.krasniqi@two.example' },
    ['name-part', 'email'],
    45,
  ],
  ['name and institution', { institutionId: 'i' }, { institutionId: 'i' }, ['name', 'institution'], 60],
  [
    'everything',
    { email: 'agim.k@a.example', birthDate: '1980-05-01', institutionId: 'i' },
    { email: 'agim.k@b.example', birthDate: '1980-05-01', institutionId: 'i' },
    ['name', 'birth-date', 'email', 'institution'],
    130,
  ],
])('%s', (_case, one, other, reasons, weight) => {
  expect(likenessOf(person(one), person(other))).toEqual({ reasons, weight });
});

it.each<[string, Partial<PersonTraits>, Partial<PersonTraits>]>([
  [
    'nothing of the name',
    { birthDate: '1980-05-01' },
    { givenName: 'Ana', familyName: 'Petrović', birthDate: '1980-05-01' },
  ],
  ['a part of the name alone', {}, { familyName: 'Berisha' }],
  ['a part of the name in one institution', { institutionId: 'i' }, { familyName: 'Berisha', institutionId: 'i' }],
  ['the same name born on another day', { birthDate: '1980-05-01' }, { birthDate: '1981-05-01' }],
  [
    'the same name and address born on another day',
    { birthDate: '1980-05-01', email: 'agim.k@a.example' },
    { birthDate: '1981-05-01', email: 'agim.k@b.example' },
  ],
  ['an address of many', { email: 'info@a.example' }, { familyName: 'Berisha', email: 'info@b.example' }],
  ['names of signs only', { givenName: '–', familyName: '-' }, { givenName: '–', familyName: '-' }],
])('%s is not worth a look', (_case, one, other) => {
  expect(likenessOf(person(one), person(other))).toBeNull();
});

const traits = fc.record<PersonTraits>({
  givenName: fc.constantFrom('Agim', 'Агим', 'Ana', '–'),
  familyName: fc.constantFrom('Krasniqi', 'Красничи', 'Berisha', ''),
  email: fc.constantFrom(null, 'agim.k@a.example', 'agim.k@b.example', 'info@c.example'),
  birthDate: fc.constantFrom(null, '1980-05-01', '1981-05-01'),
  institutionId: fc.constantFrom(null, 'i', 'j'),
});

it('is symmetric, within its bounds, and led by the name', () => {
  fc.assert(
    fc.property(traits, traits, (one, other) => {
      const found = likenessOf(one, other);
      expect(likenessOf(other, one)).toEqual(found);
      if (!found) return;
      expect(found.weight).toBeGreaterThanOrEqual(40);
      expect(found.weight).toBeLessThanOrEqual(130);
      expect(found.reasons[0]).toMatch(/^name/);
    }),
  );
});
