const CYRILLIC = 'абвгдђежзијклљмнњопрстћуфхцчџш';
const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ');

/** The thirty letters of Serbian, lower case: Cyrillic → Latin (`љ` → `lj`). One to one. */
export const LATIN_OF_CYRILLIC: ReadonlyMap<string, string> = new Map(
  [...CYRILLIC].map((letter, i) => [letter, LATIN[i] ?? letter]),
);
