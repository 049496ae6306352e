import type { ImportLanguage, QuestionFileFormat, QuestionImport, QuestionImportRow } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import type { AuditEntry } from '../../../platform/audit/audit.js';
import type { ImportBatch, ImportCounts, ImportSummary } from '../../../platform/imports/import-batch.entity.js';
import type { ImportRow } from '../../../platform/imports/import-row.entity.js';
import type { ReadItem, ReadReason } from '../exchange/read-item.js';
import { shortName } from '../exchange/read-item.js';
import type { FileLanguage } from '../exchange/texts.js';
import type { DecidedQuestion } from './decide-questions.js';

/** What is known of an import of questions as a whole. */
export interface QuestionSummary extends ImportSummary {
  readonly format: QuestionFileFormat;
  readonly language: ImportLanguage;
}
export type QuestionBatch = ImportBatch<QuestionSummary>;

/** A question of the bank beside its versions, as it was or became. */
export interface QuestionState {
  readonly versionId: string;
  readonly competence: string;
  readonly tags: readonly string[];
  readonly points: number;
  readonly difficulty: number | null;
}

/** What applying did to one question, so that it can be taken back. */
export interface DoneQuestion {
  readonly before: QuestionState | null;
  readonly after: QuestionState;
}

/** A question as it was read, what importing it changes, and what it did. */
export interface QuestionFields {
  readonly item: ReadItem;
  readonly changes: QuestionImportRow['changes'];
  readonly duplicates: QuestionImportRow['duplicates'];
  readonly duplicateNumbers: readonly number[];
  readonly done?: DoneQuestion;
}
export type QuestionRow = ImportRow<ReadReason, QuestionFields>;

const UNDO_HOURS = 24;
export const undoUntil = (appliedAt: Date): Date => new Date(appliedAt.getTime() + UNDO_HOURS * 3_600_000);

export const fileLanguage = (language: ImportLanguage): FileLanguage =>
  language === 'sr-Latn' ? { locale: 'sr-Cyrl', isLatin: true } : { locale: language, isLatin: false };

export function countsOf(rows: readonly DecidedQuestion[]): ImportCounts {
  const count = (decision: DecidedQuestion['decision']) => rows.filter((row) => row.decision === decision).length;
  return { create: count('create'), update: count('update'), skip: count('skip'), error: count('error') };
}

const named = (duplicates: DecidedQuestion['duplicates']) =>
  duplicates.map(({ questionId, prompt }) => ({ questionId, prompt: shortName(prompt) }));

/** A decision as it is kept. */
export const rowOf = (batchId: string, decided: DecidedQuestion, index: number): QuestionRow => ({
  batchId,
  line: index + 1,
  decision: decided.decision,
  reasons: decided.reasons,
  fields: {
    item: decided.item,
    changes: [...decided.changes],
    duplicates: named(decided.duplicates),
    duplicateNumbers: decided.duplicateNumbers,
  },
  personId: null,
  questionId: decided.known?.questionId ?? null,
  effect: null,
  undone: null,
});

/** Whether a decision is the one that was shown. */
export const isSameDecision = (kept: QuestionRow, decided: DecidedQuestion): boolean =>
  JSON.stringify([
    kept.decision,
    kept.questionId,
    kept.reasons.map(({ code }) => code),
    kept.fields.changes,
    kept.fields.duplicates.map(({ questionId }) => questionId),
  ]) ===
  JSON.stringify([
    decided.decision,
    decided.known?.questionId ?? null,
    decided.reasons.map(({ code }) => code),
    decided.changes,
    decided.duplicates.map(({ questionId }) => questionId),
  ]);

export const rowView = ({ line, decision, reasons, fields, questionId }: QuestionRow): QuestionImportRow => ({
  number: line,
  line: fields.item.line,
  file: fields.item.file,
  name: fields.item.name,
  type: fields.item.question?.source.type ?? null,
  decision,
  reasons: [...reasons],
  losses: [...fields.item.losses],
  changes: [...fields.changes],
  questionId,
  duplicates: [...fields.duplicates],
  duplicateNumbers: [...fields.duplicateNumbers],
});

export const viewOf = (batch: QuestionBatch, now: Date): QuestionImport => {
  const until = batch.state === 'applied' && batch.appliedAt ? undoUntil(batch.appliedAt) : null;
  return {
    importId: batch.id,
    fileName: batch.fileName,
    format: batch.summary.format,
    language: batch.summary.language,
    state: batch.state === 'previewed' || batch.state === 'applied' ? batch.state : 'undone',
    revision: batch.summary.revision,
    createdAt: batch.createdAt,
    appliedAt: batch.appliedAt,
    undoUntil: until && until > now ? until : null,
    counts: batch.summary.counts,
  };
};

export const sourceLocale = (language: ImportLanguage): ContentLocale => fileLanguage(language).locale;

/** The import as a whole, and every question it made or changed. */
export const auditOfImport = (
  actorId: string,
  batch: QuestionBatch,
  done: readonly { readonly questionId: string; readonly done: DoneQuestion }[],
): AuditEntry[] => [
  {
    actorId,
    action: 'import.applied',
    subjectKind: 'import',
    subjectId: batch.id,
    after: { ...batch.summary.counts, fileName: batch.fileName, courseId: batch.courseId },
  },
  ...done.map(({ questionId, done: { before, after } }): AuditEntry => ({
    actorId,
    action: before ? 'question.changed' : 'question.imported',
    subjectKind: 'question',
    subjectId: questionId,
    ...(before ? { before } : {}),
    after: { ...after, importId: batch.id },
  })),
];
