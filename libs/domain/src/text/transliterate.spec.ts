import fc from 'fast-check';
import { INNER_STEMS, STARTING_STEMS, STEM_PREFIXES } from './serbian-stems.js';
import { toCyrillic, toLatin } from './transliterate.js';

describe('Cyrillic to Latin', () => {
  it.each([
    ['digraphs in lower case', 'љубав, њива и џеп', 'ljubav, njiva i džep'],
    ['a title-case word', 'Љубав Његова Џомба', 'Ljubav Njegova Džomba'],
    ['an all-caps word', 'ЉУБАВ', 'LJUBAV'],
    ['a capital digraph at the end of an all-caps word', 'КОЊ, БЕЏ', 'KONJ, BEDŽ'],
    ['a capital digraph inside an all-caps word', 'ОПШТИНА ЛИПЉАН', 'OPŠTINA LIPLJAN'],
    ['an initial stands alone', 'Љ. Петровић', 'Lj. Petrović'],
    ['two letters that meet', 'инјекција', 'injekcija'],
    ['all thirty letters', 'абвгдђежзијклљмнњопрстћуфхцчџш', 'abvgdđežzijklljmnnjoprstćufhcčdžš'],
    ['mixed scripts and digits', 'Члан 5. Law No. 06/L-082 (ГДПР)', 'Član 5. Law No. 06/L-082 (GDPR)'],
    ['a letter that is not Serbian', 'щука', 'щuka'],
    [
      'an address is left alone',
      'види https://пример.срб/пут и пиши на ана@пример.срб',
      'vidi https://пример.срб/пут i piši na ана@пример.срб',
    ],
    ['code in backticks is left alone', 'покрени `прави све` одмах', 'pokreni `прави све` odmah'],
    [
      'placeholders and tags stay',
      '<b title="а">{{име}}</b> има {број}&nbsp;поена',
      '<b title="а">{{име}}</b> ima {број}&nbsp;poena',
    ],
  ])('%s', (_name, cyrillic, latin) => {
    expect(toLatin(cyrillic)).toBe(latin);
  });
});

describe('Latin to Cyrillic', () => {
  it.each([
    ['digraphs', 'Ljubav prema njivi i džepu', 'Љубав према њиви и џепу'],
    ['capitals', 'LJUBAV, KONJ, DŽEP', 'ЉУБАВ, КОЊ, ЏЕП'],
    [
      'listed pairs that are not digraphs',
      'nadživeti injekcija konjunkcija konjugacija odžaliti podžupan',
      'надживети инјекција конјункција конјугација оджалити поджупан',
    ],
    ['a pair and a digraph in one word', 'nadžnjevati', 'наджњевати'],
    ['listed stems in capitals', 'TANJUG, INJEKTOR', 'ТАНЈУГ, ИНЈЕКТОР'],
    ['a listed stem after a prefix or in a compound', 'nenadživljen, mikroinjekcija', 'ненадживљен, микроинјекција'],
    [
      'ordinary words that resemble the stems',
      'kanjon, hodža, odžak, nadžak, svinjetina',
      'кањон, хоџа, оџак, наџак, свињетина',
    ],
    ['single-character digraphs', 'ǅep ǉubav Ǌ', 'Џеп љубав Њ'],
    ['a lower-case letter before a capital is no digraph', 'nJ', 'нЈ'],
    ['Albanian words', 'Gjakovë i Deçan', 'Gjakovë и Deçan'],
    ['words with w, x, y, q', 'web Xerox Skype IQ ispit', 'web Xerox Skype IQ испит'],
    ['Roman numbers', 'II deo, XIV glava', 'II део, XIV глава'],
    [
      'addresses',
      'Piši na a.nj@example.org ili www.dogana.net/nj, rks-gov.net.',
      'Пиши на a.nj@example.org или www.dogana.net/nj, rks-gov.net.',
    ],
    [
      'markup',
      '<p class="nj">Kraj&nbsp;reda <code>let nj</code></p>',
      '<p class="nj">Крај&nbsp;реда <code>let nj</code></p>',
    ],
    ['a comparison is no tag', 'a < b', 'а < б'],
    ['code and placeholders', 'Pokreni `npm ci` za {{ime}}', 'Покрени `npm ci` за {{ime}}'],
    ['d and j unless told otherwise', 'Djordje, odjek', 'Дјордје, одјек'],
  ])('%s', (_name, latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });

  it('leaves protected terms alone, but not their endings or longer words', () => {
    const protectedTerms = ['Open Data Kosovo', 'Data', 'C++', 'e-Kosova (v/1)'];
    expect(toCyrillic('Open Data Kosovo i Data-om, Datator, C++, e-Kosova (v/1)', { protectedTerms })).toBe(
      'Open Data Kosovo и Data-ом, Дататор, C++, e-Kosova (v/1)',
    );
  });

  it('reads dj as đ only when the writer types it so, and then keeps it apart in listed stems', () => {
    expect(toCyrillic('Djordje čuje odjek, nedjelja, DJAK, rodjen', { djIsDje: true })).toBe(
      'Ђорђе чује одјек, недјеља, ЂАК, рођен',
    );
  });

  it.each(['NFC', 'NFD'] as const)('reads %s', (form) => {
    expect(toCyrillic('Čađavi žćš Gjakovë'.normalize(form))).toBe('Чађави жћш Gjakovë');
    expect(toLatin('Ћирилица и Gjakovë'.normalize(form))).toBe('Ćirilica i Gjakovë');
    expect(toLatin('гра\u0304д'.normalize(form))).toBe('grād');
  });

  it('keeps the municipalities of both scripts together', () => {
    const latin =
      'Dečani Đakovica Gnjilane Kosovo Polje Južna Mitrovica Leposavić Lipljan Štimlje Vučitrn Zubin Potok Mališevo Gračanica';
    const cyrillic =
      'Дечани Ђаковица Гњилане Косово Поље Јужна Митровица Лепосавић Липљан Штимље Вучитрн Зубин Поток Малишево Грачаница';
    expect(toCyrillic(latin)).toBe(cyrillic);
    expect(toLatin(cyrillic)).toBe(latin);
  });
});

describe('the round trip', () => {
  const letter = fc.constantFrom(...'абвгдђежзијклљмнњопрстћуфхцчџш');
  const stems = [...STEM_PREFIXES.flatMap((prefix) => STARTING_STEMS.map((stem) => prefix + stem)), ...INNER_STEMS];
  const shadowOf = (stem: string) => stem.replace(/нј/g, 'њ').replace(/дж/g, 'џ');
  const isInClass = (word: string) =>
    !/нј|лј|дж/.test(word) && !stems.some((stem) => word.includes(shadowOf(stem))) && !/^(ии+|ив|вии+)$/.test(word);
  const letters = fc.array(letter, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
  const freeWord = letters.filter(isInClass);
  const ending = fc.constantFrom('', 'а', 'ом', 'ирати', 'ски', 'ћемо');
  const startingWord = fc.tuple(fc.constantFrom(...STEM_PREFIXES), fc.constantFrom(...STARTING_STEMS), ending);
  const innerWord = fc.tuple(fc.constantFrom('', 'микро', 'ре', 'не', 'поли'), fc.constantFrom(...INNER_STEMS), ending);
  const stemWord = fc.oneof(startingWord, innerWord).map((parts) => parts.join(''));
  const cased = fc
    .tuple(fc.oneof(freeWord, stemWord), fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }))
    .map(([word, upper]) => [...word].map((one, i) => (upper[i % upper.length] ? one.toUpperCase() : one)).join(''))
    .filter((word) => !/^(ИИ+|ИВ|ВИИ+)$/.test(word));
  const sentence = fc
    .array(fc.tuple(cased, fc.constantFrom(' ', ', ', '. ', ' – ', '-', '; 12. ', '!\n', ' „', '“ ')))
    .map((parts) => parts.flat().join(''));

  it('gives every text of the documented class back, whatever its case', () => {
    fc.assert(
      fc.property(sentence, (text) => expect(toCyrillic(toLatin(text))).toBe(text)),
      { numRuns: 1000 },
    );
  });

  it('gives every listed stem back in three cases', () => {
    const words = stems.flatMap((stem) => [stem, stem.charAt(0).toUpperCase() + stem.slice(1), stem.toUpperCase()]);
    expect(words.map(toLatin).map((latin) => toCyrillic(latin))).toEqual(words);
  });

  it('shows why the class is needed: an unlisted pair comes back as one letter', () => {
    expect(toCyrillic(toLatin('ванјадрански'))).toBe('вањадрански');
  });

  it('makes of Latin text the same text again when it had one spelling', () => {
    fc.assert(fc.property(sentence, (text) => expect(toLatin(toCyrillic(toLatin(text)))).toBe(toLatin(text))));
  });

  it('leaves no Serbian Cyrillic letter in Latin, and any text is changed once only', () => {
    fc.assert(fc.property(sentence, (text) => expect(toLatin(text)).not.toMatch(/\p{Script=Cyrillic}/u)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(toLatin(toLatin(text))).toBe(toLatin(text))),
    );
  });
});
