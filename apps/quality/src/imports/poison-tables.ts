/** A row of a poisoned table with what has to become of it. */
interface PoisonRow {
  readonly text: string;
  readonly name: readonly [string, string] | null;
}

/** A table with poison in it: its bytes, the people it has to bring, and how many rows have to be refused. */
export interface PoisonTable {
  readonly what: string;
  readonly bytes: Buffer;
  readonly people: ReadonlyMap<string, readonly [string, string]>;
  readonly refused: number;
}

const HEADER = 'Emri;Mbiemri;E-posta;Institucioni;Drejtoria;Pozita;Gjuha';

/** Characters of Windows-1250 above 127 that names here have. */
const CENTRAL = new Map(
  [...'šžćčđŠŽĆČĐëçËÇüöé'].map((letter, index) => [
    letter,
    [0x9a, 0x9e, 0xe6, 0xe8, 0xf0, 0x8a, 0x8e, 0xc6, 0xc8, 0xd0, 0xeb, 0xe7, 0xcb, 0xc7, 0xfc, 0xf6, 0xe9][index] ?? 63,
  ]),
);
const inCentral = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => CENTRAL.get(letter) ?? letter.charCodeAt(0) % 256));
const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

function rowsOf(domain: string, isLatin: boolean): PoisonRow[] {
  const rest = 'Gjilan;Arsimi;Zyrtar;sq';
  const good = (given: string, family: string, mailbox: string): PoisonRow => ({
    text: `${given};${family};${mailbox}@${domain};${rest}`,
    name: [given, family],
  });
  const bad = (text: string): PoisonRow => ({ text, name: null });
  return [
    good('Gëzim', 'Çeliku', 'gezim'),
    good('Đorđe', 'Žunić', 'djordje'),
    ...(isLatin ? [] : [good('Љиљана', 'Његош', 'ljiljana'), good('Şükrü', 'Işıklar', 'sukru')]),
    good('Miloš', 'Ćirić', 'milos'),
    bad(`Again;Ćirić;milos@${domain};${rest}`),
    bad(`=HYPERLINK("http://x");Evil;formula@${domain};${rest}`),
    bad(`@SUM(A1);Evil;sum@${domain};${rest}`),
    bad(`Short;Row;short@${domain}`),
    bad(`Long;Row;long@${domain};${rest};and;more`),
    bad(`${'a'.repeat(1024 * 1024)};Megabyte;mega@${domain};${rest}`),
    bad(`No;Mail;;${rest}`),
    bad(`Bad;Mail;nobody at home;${rest}`),
    bad(`Bell\u0007;Row;bell@${domain};${rest}`),
    good('Arta', 'Berisha', 'arta'),
  ];
}

function table(what: string, domain: string, isLatin: boolean, encode: (text: string) => Buffer): PoisonTable {
  const rows = rowsOf(domain, isLatin);
  const people = new Map(rows.flatMap(({ text, name }) => (name ? [[text.split(';')[2] ?? '', name] as const] : [])));
  const bytes = encode([HEADER, ...rows.map(({ text }) => text)].join('\r\n'));
  return { what, bytes, people, refused: rows.length - people.size };
}

/** The same poison in every character set; the domains tell the tables apart. */
export const poisonTables = (): PoisonTable[] => [
  table('UTF-8', 'utf8.example', false, (text) => Buffer.from(text)),
  table('UTF-8 with mark', 'bom.example', false, (text) => Buffer.from(`\uFEFF${text}`)),
  table('UTF-16LE', 'le.example', false, (text) => utf16(text, false)),
  table('UTF-16BE', 'be.example', false, (text) => utf16(text, true)),
  table('Windows-1250', 'central.example', true, inCentral),
];

/** Files that have to be refused whole, before anything is kept of them. */
export const refusedFiles = (): readonly (readonly [string, Buffer])[] => [
  ['NUL', Buffer.from(`${HEADER}\nA\0na;B;nul@whole.example;Gjilan;X;Y;sq`)],
  [
    'cut UTF-8',
    Buffer.concat([Buffer.from(`${HEADER}\nGëzim;Çeliku;cut@whole.example;Gjilan;X;Y;sq\nĐ`), Buffer.from([0xc4])]),
  ],
  ['no end of a quote', Buffer.from(`${HEADER}\n"Ana;B;quote@whole.example;Gjilan;X;Y;sq`)],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
];
