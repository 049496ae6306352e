import type { InterfaceLocale } from '@edukom/domain';
import { textIn, type Texts } from './course-texts.js';

/** What somebody puts down for a question: labels that are chosen, a statement that is judged, or words. */
export type Answered =
  | { readonly kind: 'choose'; readonly isMany: boolean; readonly options: readonly Texts[] }
  | { readonly kind: 'judge'; readonly isTrue: boolean }
  | { readonly kind: 'write'; readonly text: string };

/** The answers of one official, and what the trainer gives for the open one. */
export interface Sheet {
  readonly deadline: keyof typeof DAYS;
  readonly request: keyof typeof CONTENTS;
  readonly refusal: boolean;
  readonly agency: 'AIP' | 'АИП' | 'IPA' | 'Agjencia' | 'KDI';
  readonly isStrong: boolean;
  readonly hours: '72' | '60' | '24';
  /** Hundredths. */
  readonly marked: number;
}

const texts = (sq: string, sr: string, en: string): Texts => ({ sq, 'sr-Cyrl': sr, en });

/** By days, as the files have them; the key says 15, the law says 7. */
export const DAYS = {
  7: texts('7 ditë', '7 дана', '7 days'),
  15: texts('15 ditë', '15 дана', '15 days'),
  30: texts('30 ditë', '30 дана', '30 days'),
};
const NAME = texts('Emrin dhe adresën e kërkuesit', 'Име и адресу подносиоца', 'Name and address of who asks');
const DOCUMENT = texts('Përshkrimin e dokumentit', 'Опис документа', 'A description of the document');
const REASON = texts('Arsyen e kërkesës', 'Разлог захтева', 'The reason for asking');
const CONTENTS = {
  both: { options: [NAME, DOCUMENT], points: 100 },
  one: { options: [DOCUMENT], points: 50 },
  mixed: { options: [NAME, REASON], points: 0 },
};
const STRONG = texts('Katër fjalë të rastit', 'Четири насумичне речи', 'Four random words');
const WEAK = texts('Emri i qytetit me një numër', 'Име града са бројем', 'The name of the town with a number');
const AGENCY: Readonly<Record<Sheet['agency'], number>> = { AIP: 100, АИП: 100, IPA: 100, Agjencia: 50, KDI: 0 };
const HOURS: Readonly<Record<Sheet['hours'], number>> = { 72: 100, 60: 50, 24: 0 };

/** A question of the quiz: its words, its worth, and what a sheet earns for it when so many days are the key. */
export interface PaperQuestion {
  readonly prompt: Texts;
  readonly max: number;
  readonly answer: (sheet: Sheet, essay: string) => Answered;
  readonly earned: (sheet: Sheet, key: keyof typeof DAYS) => number;
}

/** The quiz in its order; the figures of the journey are computed from this and from nothing the product says. */
export const PAPER: readonly PaperQuestion[] = [
  {
    prompt: texts(
      'Brenda sa ditësh përgjigjet institucioni në një kërkesë për qasje në dokumente?',
      'У ком року институција одговара на захтев за приступ документима?',
      'Within how many days does an institution answer a request for access to documents?',
    ),
    max: 100,
    answer: ({ deadline }) => ({ kind: 'choose', isMany: false, options: [DAYS[deadline]] }),
    earned: ({ deadline }, key) => (deadline === key ? 100 : 0),
  },
  {
    prompt: texts('Çka duhet të përmbajë kërkesa?', 'Шта захтев мора да садржи?', 'What must a request contain?'),
    max: 100,
    answer: ({ request }) => ({ kind: 'choose', isMany: true, options: CONTENTS[request].options }),
    earned: ({ request }) => CONTENTS[request].points,
  },
  {
    prompt: texts(
      'Refuzimi i kërkesës arsyetohet me shkrim.',
      'Одбијање захтева образлаже се писмено.',
      'A refusal is explained in writing.',
    ),
    max: 100,
    answer: ({ refusal }) => ({ kind: 'judge', isTrue: refusal }),
    earned: ({ refusal }) => (refusal ? 100 : 0),
  },
  {
    prompt: texts(
      'Si quhet shkurt agjencia që i shqyrton ankesat?',
      'Како се скраћено зове агенција која одлучује о жалбама?',
      'What is the short name of the agency that decides about complaints?',
    ),
    max: 100,
    answer: ({ agency }) => ({ kind: 'write', text: agency }),
    earned: ({ agency }) => AGENCY[agency],
  },
  {
    prompt: texts('Cili fjalëkalim është më i fortë?', 'Која лозинка је најјача?', 'Which password is the strongest?'),
    max: 200,
    answer: ({ isStrong }) => ({ kind: 'choose', isMany: false, options: [isStrong ? STRONG : WEAK] }),
    earned: ({ isStrong }) => (isStrong ? 200 : 0),
  },
  {
    prompt: texts(
      'Brenda sa orësh njoftohet Agjencia për rrjedhjen e të dhënave?',
      'У року од колико сати се Агенција обавештава о цурењу података?',
      'Within how many hours is the Agency told of a data breach?',
    ),
    max: 100,
    answer: ({ hours }) => ({ kind: 'write', text: hours }),
    earned: ({ hours }) => HOURS[hours],
  },
  {
    prompt: texts(
      'Një koleg e dërgoi listën e pagave te adresa e gabuar. Çka bëni?',
      'Колега је послао платни списак на погрешну адресу. Шта радите?',
      'A colleague sent the payroll to the wrong address. What do you do?',
    ),
    max: 300,
    answer: (_sheet, essay) => ({ kind: 'write', text: essay }),
    earned: ({ marked }) => marked,
  },
];

/** A question by its number, from 1. */
export function questionAt(number: number): PaperQuestion {
  const found = PAPER[number - 1];
  if (!found) throw new RangeError(`The quiz has no question ${number}`);
  return found;
}

export const PAPER_POINTS = PAPER.reduce((sum, { max }) => sum + max, 0);

/** Points by question. */
export const earnedBy = (sheet: Sheet, key: keyof typeof DAYS): number[] =>
  PAPER.map(({ earned }) => earned(sheet, key));

export const totalOf = (points: readonly number[]): number => points.reduce((sum, one) => sum + one, 0);

const sheet = (
  deadline: Sheet['deadline'],
  request: Sheet['request'],
  refusal: boolean,
  agency: Sheet['agency'],
  isStrong: boolean,
  hours: Sheet['hours'],
  marked: number,
): Sheet => ({ deadline, request, refusal, agency, isStrong, hours, marked });

/** Answers by the number of the official. */
export const SHEETS: readonly Sheet[] = [
  // The official of this story: 55 % as long as the key is wrong, 65 % afterwards.
  sheet(7, 'one', true, 'АИП', true, '24', 100),
  sheet(7, 'both', true, 'AIP', true, '72', 300),
  sheet(7, 'both', true, 'AIP', true, '72', 250),
  sheet(7, 'both', true, 'IPA', true, '60', 200),
  sheet(7, 'both', false, 'AIP', true, '72', 200),
  sheet(7, 'one', true, 'Agjencia', true, '72', 150),
  // Just passed, by the wrong key alone.
  sheet(15, 'both', true, 'AIP', false, '72', 100),
  sheet(15, 'one', true, 'KDI', true, '24', 50),
  sheet(15, 'mixed', false, 'Agjencia', false, '60', 50),
  sheet(15, 'mixed', false, 'KDI', false, '24', 0),
  // Wrong by either key: no correction touches this one.
  sheet(30, 'one', true, 'AIP', false, '72', 100),
  sheet(15, 'one', false, 'AIP', true, '24', 0),
];

export function sheetOf(number: number): Sheet {
  const found = SHEETS[number];
  if (!found) throw new RangeError(`There is no official ${number}`);
  return found;
}

/** The language an official sits in. */
export const localeOf = (number: number): InterfaceLocale =>
  number === 0 || number === 7 || number === 8 ? 'sr-Cyrl' : number === 9 ? 'en' : 'sq';

/** What an official writes to the open question; the number at its end says whose it is. */
export const essayOf = (number: number, locale: InterfaceLocale): string =>
  textIn(
    texts(
      `E lus marrësin ta fshijë porosinë dhe e thërras zyrtarin për mbrojtjen e të dhënave (${number}).`,
      `Молим примаоца да поруку обрише и зовем службеника за заштиту података (${number}).`,
      `I ask whoever got it to delete it and call the data protection officer (${number}).`,
    ),
    locale,
  );
