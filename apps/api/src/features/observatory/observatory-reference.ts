import { localizedText, type LocalizedText, translate } from '@edukom/domain';
import type { Indicator } from './indicator.entity.js';
import type { Period } from './period.entity.js';
import { COMPLETION, GAIN, LACKING, TRAINED } from './training-disclosure.js';

const inThree = (sq: string, sr: string, en: string): LocalizedText =>
  translate(translate(localizedText('sq', sq), 'sr-Cyrl', sr), 'en', en);

/** The indicators of the training programme; `docs/observatory.md` gives the same definitions with their SQL. */
export const INDICATORS: readonly Omit<Indicator, 'id'>[] = [
  {
    key: TRAINED,
    kind: 'count',
    unit: 'people',
    position: 1,
    name: inThree('Zyrtarë të trajnuar', 'Обучени службеници', 'Officials trained'),
    definition: inThree(
      'Numri i personave që kanë përfunduar së paku një kurs. Llogariten zhvillimet e përfunduara të kurseve, dita e fundit e të cilave bie brenda periudhës; secili person llogaritet një herë në komunën ku ndodhet institucioni i tij në kohën e regjistrimit. Shifra nën 5 persona nuk shfaqet.',
      'Број особа које су завршиле најмање један курс. Рачунају се завршена извођења курсева чији последњи дан пада у тај период; свака особа се рачуна једном у општини у којој је њена институција у тренутку уписа. Бројка мања од 5 особа се не приказује.',
      'The number of people who completed at least one course. Counted are finished runs of courses whose last day lies in the period; each person counts once in the municipality where their institution is at the time of enrolment. A figure below 5 people is not shown.',
    ),
  },
  {
    key: COMPLETION,
    kind: 'share',
    unit: 'basis-points',
    position: 2,
    name: inThree('Përqindja e përfundimit', 'Удео оних који су завршили', 'Completion share'),
    definition: inThree(
      'Përqindja e personave që kanë përfunduar së paku një kurs, nga të gjithë personat e regjistruar në të njëjtat zhvillime të kurseve. Nuk shfaqet për më pak se 10 të regjistruar, as aty ku numri i të trajnuarve nuk shfaqet.',
      'Удео особа које су завршиле најмање један курс међу свим особама уписаним на иста извођења курсева. Не приказује се за мање од 10 уписаних, ни тамо где се број обучених не приказује.',
      'The share of people who completed at least one course among all people enrolled in the same runs. It is not shown for fewer than 10 enrolled people, nor where the number of trained people is not shown.',
    ),
  },
  {
    key: GAIN,
    kind: 'mean',
    unit: 'basis-points',
    position: 3,
    name: inThree('Përparimi mesatar', 'Просечан напредак', 'Mean gain'),
    definition: inThree(
      'Mesatarja e ndryshimit ndërmjet rezultatit të testit përfundimtar dhe të testit hyrës, në pikë përqindjeje. Llogariten personat që i kanë të dyja notat përfundimtare. Nuk shfaqet për më pak se 10 persona.',
      'Просек разлике између резултата завршног и улазног теста, у процентним поенима. Рачунају се особе које имају коначну оцену оба теста. Не приказује се за мање од 10 особа.',
      'The mean of the difference between the result of the post-test and that of the pre-test, in percentage points. Counted are people with a final grade in both tests. It is not shown for fewer than 10 people.',
    ),
  },
  {
    key: LACKING,
    // Read as a share: a mean over people of the share each of them is below in.
    kind: 'share',
    unit: 'basis-points',
    position: 4,
    name: inThree('Mungesa e kompetencave', 'Недостатак компетенција', 'Competence gap'),
    definition: inThree(
      'Sa pjesë e kompetencave që i kërkon pozita janë nën nivelin e kërkuar, mesatarisht për person. Llogaritet vetëvlerësimi i fundit që secili person e ka përfunduar brenda periudhës, në komunën ku ndodhej institucioni i tij atë ditë. Nuk shfaqet për më pak se 10 persona.',
      'Колики је део компетенција које радно место тражи испод траженог нивоа, у просеку по особи. Рачуна се последња самопроцена коју је свака особа завршила у том периоду, у општини у којој је тог дана била њена институција. Не приказује се за мање од 10 особа.',
      'What part of the competences a position asks for is below the level asked for, on average per person. Counted is the last self-assessment each person completed in the period, in the municipality where their institution was that day. It is not shown for fewer than 10 people.',
    ),
  },
];

const YEARS = [2025, 2026, 2027];

/** Years and half-years figures can be published for. */
export const PERIODS: readonly Omit<Period, 'id'>[] = YEARS.flatMap((year) => [
  { kind: 'year' as const, key: `${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  { kind: 'half-year' as const, key: `${year}-H1`, startsOn: `${year}-01-01`, endsOn: `${year}-06-30` },
  { kind: 'half-year' as const, key: `${year}-H2`, startsOn: `${year}-07-01`, endsOn: `${year}-12-31` },
]);
