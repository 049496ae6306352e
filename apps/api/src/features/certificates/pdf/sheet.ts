import { type LocalizedText, readText } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import type { CertificateFacts } from '../certificate-record.js';
import type { PagePainter } from '../../../platform/pdf/page-painter.js';

/** What a PDF is made from: the stored record and where its verification page stands. */
export interface CertificatePdf {
  readonly record: CertificateFacts;
  readonly contentHash: string;
  readonly publicOrigin: string;
  readonly isDemo: boolean;
}

/** A4 landscape in points. */
export const PAGE = { width: 841.89, height: 595.28 };
export const LEFT = 72;
export const WIDTH = PAGE.width - 2 * LEFT;

/** A certificate on its way onto paper. */
export interface Sheet extends CertificatePdf {
  readonly page: PagePainter;
  /** The holder's language first, then the others. */
  readonly languages: readonly [Translate, ...Translate[]];
}

/** A text with the language it is in. */
export interface Shown {
  readonly value: string;
  readonly lang: string;
}

export function sheetText(text: LocalizedText, t: Translate): Shown {
  const { value, locale } = readText(text, t.locale);
  return { value, lang: locale };
}

export const write = (
  { value, lang }: Shown,
  page: PagePainter,
  tag: 'H1' | 'H2' | 'P',
  x: number,
  y: number,
  style: Parameters<PagePainter['text']>[5],
): number => page.text(tag, lang, value, x, y, style);

/** The text in the other languages on one line, those only that exist and differ. */
export function othersOf(text: LocalizedText, languages: readonly Translate[]): Shown[] {
  const [first, ...others] = languages.map((t) => sheetText(text, t));
  return others.filter(
    (shown, index) => shown.value !== first?.value && !readText(text, languages[index + 1]?.locale ?? 'en').isFallback,
  );
}

/** What of the sheet's words depends on what the certificate is for. */
export function wordsOf({ record }: Pick<Sheet, 'record'>) {
  const kind = record.snapshot.content.kind ?? 'course';
  return {
    title: (t: Translate) => t(kind === 'open' ? 'certificates.pdf.title-open' : 'certificates.pdf.title'),
    completed: (t: Translate) =>
      t(
        kind === 'course'
          ? 'certificates.pdf.completed'
          : kind === 'open'
            ? 'certificates.pdf.completed-open'
            : 'certificates.pdf.completed-path',
      ),
  };
}
