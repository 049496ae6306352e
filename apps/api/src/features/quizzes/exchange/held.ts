import { HELD_TYPES, type QuestionExportFormat } from '@edukom/contracts';
import type { ContentLocale, QuestionType } from '@edukom/domain';
import type { QuestionSource } from '../question-source.js';
import { type ExchangeQuestion, shortName } from './read-item.js';

type HeldType<F extends QuestionExportFormat> = (typeof HELD_TYPES)[F][number];

/** Whether a format has a place for questions of this type. */
export const isHeldIn = <F extends QuestionExportFormat>(
  format: F,
  source: QuestionSource,
): source is Extract<QuestionSource, { type: HeldType<F> }> =>
  (HELD_TYPES[format] as readonly QuestionType[]).includes(source.type);

/** How a file names a question it has no place for. */
export const leftOut = ({ source, externalId }: ExchangeQuestion, locale: ContentLocale): string =>
  `Not in this file (${[source.type, externalId].filter(Boolean).join(', ')}): ${shortName(source.prompt[locale] ?? '')}`;
