import { type InterfaceLocale, readText } from '@edukom/domain';
import { formatDate, formatNumber, type Translate } from '@edukom/i18n';
import { BLUE, SOFT_INK } from '../../../platform/pdf/page-painter.js';
import { LEFT, othersOf, type Sheet, sheetText, WIDTH, wordsOf, write } from './sheet.js';

const small = { font: 'serif-italic', size: 12, color: SOFT_INK, width: WIDTH } as const;

/** Who completed what, when, and how much it was. */
export function drawBody(sheet: Sheet): void {
  const { page, languages, record } = sheet;
  const [t, ...others] = languages;
  const { person, content } = record.snapshot;
  let y = page.text('P', t.locale, t('certificates.pdf.confirms'), LEFT, 200, small);
  y = page.text('H2', 'und', `${person.givenName} ${person.familyName}`, LEFT, y + 1, {
    font: 'serif-bold',
    size: 32,
    width: WIDTH,
    shrinkTo: 18,
  });
  // An open course is completed as a person: where somebody works has nothing to do with it.
  if (content.kind !== 'open')
    y = write(sheetText(content.institution, t), page, 'P', LEFT, y, {
      font: 'sans',
      size: 11,
      color: SOFT_INK,
      width: WIDTH,
    });
  y = page.text('P', t.locale, wordsOf(sheet).completed(t), LEFT, y + 10, small);
  y = write(sheetText(content.awardTitle, t), page, 'H2', LEFT, y + 1, {
    font: 'serif-bold',
    size: 20,
    color: BLUE,
    width: WIDTH,
    shrinkTo: 13,
  });
  for (const shown of othersOf(content.awardTitle, languages))
    y = write(shown, page, 'P', LEFT, y, { font: 'serif-italic', size: 11, color: SOFT_INK, width: WIDTH });
  y = page.text('P', t.locale, factsOf(sheet, t, true), LEFT, y + 8, {
    font: 'sans',
    size: 10.5,
    width: WIDTH,
    shrinkTo: 8,
  });
  for (const other of others)
    y = page.text('P', other.locale, factsOf(sheet, other, false), LEFT, y - 1, {
      font: 'sans',
      size: 7.5,
      color: SOFT_INK,
      width: WIDTH,
      shrinkTo: 5.5,
    });
}

const datesOf = (t: Translate, { startsOn, endsOn }: { startsOn: string; endsOn: string }) => ({
  from: formatDate(t.locale, startsOn),
  to: formatDate(t.locale, endsOn),
});

/** So many letters of courses have room above the foot; more of them are counted, and the verification page names them. */
const ROOM_FOR_COURSES = 330;

/** The courses of a path by name and number as long as they have room; beside other languages only how many they are. */
function coursesOf({ record }: Sheet, t: Translate, isFirst: boolean): string[] {
  const courses = record.snapshot.content.path?.courses ?? [];
  if (courses.length === 0) return [];
  const names = courses
    .map(({ title, serial }) => `${readText(title, t.locale).value}${serial ? ` (${serial})` : ''}`)
    .join(', ');
  if (isFirst && names.length <= ROOM_FOR_COURSES) return [t('certificates.pdf.courses', { courses: names })];
  return [t('certificates.pdf.courses-count', { number: courses.length })];
}

/** One line: the days, or the courses of a path, and the hours. */
function factsOf(sheet: Sheet, t: Translate, isFirst: boolean): string {
  const { kind, run, minutes } = sheet.record.snapshot.content;
  return [
    ...(run ? [t(kind === 'open' ? 'certificates.pdf.dates-open' : 'certificates.pdf.dates', datesOf(t, run))] : []),
    ...coursesOf(sheet, t, isFirst),
    ...(minutes > 0 ? [t('certificates.pdf.hours', { hours: hoursOf(t.locale, minutes) })] : []),
  ].join(' · ');
}

/** Whole hours, or halves. */
function hoursOf(locale: InterfaceLocale, minutes: number): string {
  const halves = Math.max(1, Math.round(minutes / 30));
  return formatNumber(locale, halves / 2, halves % 2);
}
