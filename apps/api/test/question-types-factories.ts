import { crc32 } from 'node:zlib';
import type { QuestionSource } from '../src/features/quizzes/question-source.js';

const said = (sq: string) => ({ sq, 'sr-Cyrl': `${sq} (ср)` });
const labelled = (...ids: string[]) => ids.map((id) => ({ id, text: said(`Teksti ${id}`) }));
const about = (id: string, points = 400) => ({ id, competence: 'test', points, prompt: said(`Pyetja ${id}`) });

export const PICTURE_SHA256 = 'ab'.repeat(32);

/** One question of each type that came later, worth 4 points each. */
export const LATER_TYPES = {
  matching: {
    ...about('matching'),
    type: 'matching',
    spec: {
      prompts: labelled('p1', 'p2', 'p3', 'p4'),
      targets: labelled('t1', 't2', 't3', 't4', 't5'),
      rule: 'per-part',
    },
    key: { pairs: { p1: 't1', p2: ['t2', 't5'], p3: 't3', p4: 't4' } },
  },
  ordering: {
    ...about('ordering'),
    type: 'ordering',
    spec: { items: labelled('i1', 'i2', 'i3', 'i4', 'i5'), rule: 'adjacent-pairs' },
    key: { order: ['i1', 'i2', 'i3', 'i4', 'i5'] },
  },
  gaps: {
    ...about('gaps'),
    type: 'gaps',
    spec: {
      text: {
        sq: 'Afati është {{hours}} orë, lajmërohet {{whom}} në {{town}}.',
        en: '{{whom}} in {{town}}, {{hours}} h.',
      },
      gaps: [
        { id: 'hours', kind: 'numeric' },
        { id: 'whom', kind: 'choice', options: labelled('ip', 'it') },
        { id: 'town', kind: 'short-text', maxLength: 60 },
      ],
    },
    key: {
      gaps: {
        hours: { kind: 'numeric', value: '72', tolerance: '0' },
        whom: { kind: 'choice', correct: ['ip'], weight: 2 },
        town: {
          kind: 'short-text',
          variants: ['Prishtinë', { text: 'Prisht*', share: 5_000 }],
          fold: true,
          hasWildcards: true,
        },
      },
    },
  },
  'picture-choice': {
    ...about('picture-choice'),
    type: 'picture-choice',
    spec: {
      picture: { sha256: PICTURE_SHA256, width: 800, height: 600, alt: said('Një zyrë') },
      areas: [
        { id: 'door', text: said('Dera'), shape: { kind: 'rectangle', x: 0, y: 0, width: 100, height: 300 } },
        { id: 'desk', text: said('Tavolina'), shape: { kind: 'circle', x: 400, y: 300, radius: 80 } },
        {
          id: 'safe',
          text: said('Kasaforta'),
          shape: {
            kind: 'polygon',
            points: [
              [600, 0],
              [700, 0],
              [700, 90],
            ],
          },
        },
      ],
      choices: 'several',
      rule: 'right-minus-wrong',
    },
    key: { correct: ['door', 'safe'] },
  },
  multiple: {
    ...about('weights'),
    type: 'multiple',
    spec: { options: labelled('a', 'b', 'c') },
    key: { correct: ['a', 'b'], rule: 'weights', weights: { a: 7_500, b: 2_500, c: -5_000 } },
  },
  numeric: {
    ...about('numeric'),
    type: 'numeric',
    spec: { isUnitRequired: true },
    key: {
      value: '200',
      tolerance: '1',
      toleranceIn: 'percent',
      alsoAccepted: [{ value: '200', tolerance: '20', share: 2_500 }],
      units: ['kWh'],
    },
  },
  'file-upload': {
    ...about('file-upload'),
    type: 'file-upload',
    spec: { accept: ['pdf', 'docx'], maxBytes: 50_000 },
    rubric: [
      {
        title: said('Përmbajtja'),
        levels: [0, 150, 300].map((points) => ({ points, text: said(`Niveli ${points}`) })),
      },
      { title: said('Forma'), levels: [0, 100].map((points) => ({ points, text: said(`Niveli ${points}`) })) },
    ],
  },
} as const satisfies Readonly<Record<string, QuestionSource>>;

export const LATER_QUESTIONS: QuestionSource[] = Object.values(LATER_TYPES);

export const aPdf = (words = 'dokument'): Buffer => Buffer.from(`%PDF-1.7\n%âãÏÓ\n${words}\n%%EOF\n`);

/** A zip archive of entries that are stored as they are. */
export function aZip(entries: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, bytes]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12 - 0);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest.subarray(2), title]));
    local.push(head);
    offset += head.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

/** A document of a word processor; `isWithMacros`: one that would run a program. */
export const aDocx = (isWithMacros = false): Buffer =>
  aZip({
    '[Content_Types].xml': contentTypes(
      isWithMacros
        ? 'application/vnd.ms-word.document.macroEnabled.main+xml'
        : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    'word/document.xml': '<w:document/>',
  });
