import fc from 'fast-check';
import { toLatin } from '../text/transliterate.js';
import { nameKey } from './name-key.js';

it.each([
  ['another script', ['Ђорђе', 'Ђорђевић'], ['Djordje', 'Djordjevic']],
  ['Albanian and Serbian spelling', ['Agim', 'Krasniqi'], ['Агим', 'Красничи']],
  ['q as ћ', ['Agim', 'Krasniqi'], ['Агим', 'Краснићи']],
  ['xh as џ', ['Enver', 'Hoxha'], ['Енвер', 'Хоџа']],
  ['gj as ђ', ['Gjon', 'Gjokaj'], ['Ђон', 'Ђокај']],
  ['sh, th and ç', ['Shpresa', 'Thaçi'], ['Шпреса', 'Тачи']],
  ['zh, y and rr', ['Ylber', 'Zharri'], ['Илбер', 'Жари']],
  ['the order of the names', ['Krasniqi', 'Agim'], ['Agim', 'Krasniqi']],
  ['a hyphen', ['Ana-Marija', 'Petrović'], ['Ana Marija', 'Petrovic']],
  ['a doubled letter', ['Vllaznim', 'Berisha'], ['Vlaznim', 'Berisha']],
])('%s is the same name', (_case, one, other) => {
  expect(nameKey(...(one as [string, string]))).toBe(nameKey(...(other as [string, string])));
});

it.each([
  ['another family name', ['Agim', 'Krasniqi'], ['Agim', 'Berisha']],
  ['another given name', ['Agim', 'Krasniqi'], ['Arben', 'Krasniqi']],
  ['one letter more', ['Ana', 'Petrović'], ['Anja', 'Petrović']],
])('%s is another name', (_case, one, other) => {
  expect(nameKey(...(one as [string, string]))).not.toBe(nameKey(...(other as [string, string])));
});

it('a name of signs only has no key', () => {
  expect(nameKey('–', '…')).toBe('');
});

const albanian = fc.string({ unit: fc.constantFrom(...'abcçdhëegjlnqrstxyzšćčđž '), maxLength: 20 });
const serbian = fc.string({ unit: fc.constantFrom(...'абвгдђежзијклљмнњопрстћуфхцчџш '), maxLength: 20 });

it('is its own key, in any order', () => {
  fc.assert(
    fc.property(albanian, albanian, (given, family) => {
      const key = nameKey(given, family);
      expect(nameKey(key, '')).toBe(key);
      expect(nameKey(family, given)).toBe(key);
    }),
  );
});

it('Cyrillic and its Latin form have one key', () => {
  fc.assert(
    fc.property(serbian, serbian, (given, family) => {
      expect(nameKey(toLatin(given), toLatin(family))).toBe(nameKey(given, family));
    }),
  );
});
