import type { ImportDecision, ImportLanguage, QuestionImport, QuestionImportRow } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { isUniqueViolation } from '../../../platform/db/sql-errors.js';
import type { Actor, Upload } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { keptFileName } from '../../../platform/imports/file-name.js';
import { ImportBatchesRepository } from '../../../platform/imports/import-batches.repository.js';
import type { ReadItem, ReadReason } from '../exchange/read-item.js';
import { readQuestions } from '../exchange/read-questions.js';
import { type DecidedQuestion, decideQuestions, foldedPrompts } from './decide-questions.js';
import { QuestionImportsRepository } from './question-imports.repository.js';
import { QuestionImportWriter } from './question-import-writer.service.js';
import {
  auditOfImport,
  countsOf,
  fileLanguage,
  isSameDecision,
  type QuestionBatch,
  type QuestionFields,
  type QuestionSummary,
  rowOf,
  rowView,
  viewOf,
} from './question-import-view.js';

const PAGE = 100;
/** Of these a number is only what every question is worth unless told. */
const WITHOUT_POINTS = new Set(['gift', 'aiken']);

/** Thrown inside the transaction so that nothing of it stays; the fresh preview is made after it. */
class StalePreview extends Error {}

/** A bank: that of a course, or the shared one (null). */
type Bank = string | null;
const placeOf = (courseId: Bank) => ({ kind: 'questions', courseId }) as const;

const notFound = (): never => {
  throw new Problem('request.not-found');
};

/**
 * Imports of questions. Invariants: a preview changes no question; applying does exactly what the preview of that revision
 * says, in one transaction, or nothing; applied is applied: doing it again answers the same and writes nothing; a version
 * is never changed, an update is a new one; undoing leaves every question as it was, or is refused as a whole.
 */
@Injectable()
export class QuestionImportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly batches: ImportBatchesRepository,
    private readonly repository: QuestionImportsRepository,
    private readonly writer: QuestionImportWriter,
  ) {}

  /** Reads an uploaded file and keeps what importing it would do. */
  async preview(
    actor: Actor,
    courseId: Bank,
    language: ImportLanguage,
    upload: Upload | null,
  ): Promise<QuestionImport> {
    if (!upload) throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
    const { format, items } = await readQuestions(upload.bytes, fileLanguage(language));
    return this.db.tx(async () => {
      const summary = { format, language };
      const decided = await this.#decide(courseId, items, summary, false);
      const batch: QuestionBatch = {
        id: uuidv7(),
        kind: 'questions',
        courseId,
        fileName: keptFileName(upload.fileName),
        state: 'previewed',
        createdBy: actor.personId,
        createdAt: this.clock.now(),
        appliedAt: null,
        summary: { ...summary, revision: 1, counts: countsOf(decided) },
        fileSha256: null,
      };
      await this.batches.insertBatch(batch);
      await this.#keepRows(batch.id, decided);
      return this.#viewOf(batch);
    });
  }

  async view(courseId: Bank, importId: string): Promise<QuestionImport> {
    return this.#viewOf((await this.batches.batch<QuestionSummary>(placeOf(courseId), importId)) ?? notFound());
  }

  async rows(
    courseId: Bank,
    importId: string,
    { decision, cursor, limit = PAGE }: { decision?: ImportDecision; cursor?: string; limit?: number },
  ): Promise<{ items: QuestionImportRow[]; next: string | null }> {
    await this.view(courseId, importId);
    const after = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(after))
      throw new Problem('request.invalid', { errors: [{ pointer: '/cursor', code: 'invalid' }] });
    const rows = await this.batches.rowsAfter<ReadReason, QuestionFields>(importId, decision ?? null, after, limit + 1);
    const items = rows.slice(0, limit).map(rowView);
    return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
  }

  /**
   * Does what the preview of this revision says.
   * @throws Problem `import.questions-stale` with the fresh preview when questions changed since, or another revision was looked at.
   */
  async apply(actor: Actor, courseId: Bank, importId: string, revision: number): Promise<QuestionImport> {
    try {
      return await this.db.tx(() => this.#apply(actor, courseId, importId, revision));
    } catch (error) {
      const isTaken =
        isUniqueViolation(error, 'question_external_id_course_unique') ||
        isUniqueViolation(error, 'question_external_id_shared_unique') ||
        isUniqueViolation(error, 'question_version_number_unique');
      if (!(error instanceof StalePreview) && !isTaken) throw error;
      throw new Problem('import.questions-stale', { current: await this.#previewAgain(courseId, importId) });
    }
  }

  /** @throws Problem `import.undo-*` when it is too late, or a question is in use or was changed since. */
  async undo(actor: Actor, courseId: Bank, importId: string): Promise<QuestionImport> {
    return this.db.tx(async () => {
      await this.batches.lockImports('questions');
      const batch = (await this.batches.lockBatch<QuestionSummary>(placeOf(courseId), importId)) ?? notFound();
      if (batch.state === 'undone') return this.#viewOf(batch);
      const view = this.#viewOf(batch);
      if (batch.state !== 'applied') throw new Problem('request.conflict');
      if (view.undoUntil === null) throw new Problem('import.undo-late');
      await this.writer.takeBack(await this.batches.rows<ReadReason, QuestionFields>(importId));
      await this.batches.updateBatch(importId, { state: 'undone', appliedAt: batch.appliedAt, summary: batch.summary });
      await this.audit.recordAll([
        { actorId: actor.personId, action: 'import.undone', subjectKind: 'import', subjectId: importId },
      ]);
      return this.#viewOf({ ...batch, state: 'undone' });
    });
  }

  async #apply(actor: Actor, courseId: Bank, importId: string, revision: number): Promise<QuestionImport> {
    await this.batches.lockImports('questions');
    const batch = (await this.batches.lockBatch<QuestionSummary>(placeOf(courseId), importId)) ?? notFound();
    if (batch.state === 'applied') return this.#viewOf(batch);
    if (batch.state !== 'previewed') throw new Problem('request.conflict');
    if (batch.summary.revision !== revision) throw new StalePreview();
    const kept = await this.batches.rows<ReadReason, QuestionFields>(importId);
    const items = kept.map(({ fields }) => fields.item);
    const decided = await this.#decide(courseId, items, batch.summary, true);
    const isSame = decided.every((one, index) => {
      const row = kept[index];
      return row !== undefined && isSameDecision(row, one);
    });
    if (!isSame) throw new StalePreview();
    const done = await this.writer.carryOut(courseId, decided, fileLanguage(batch.summary.language).locale);
    await this.repository.setQuestions(importId, done);
    const appliedAt = this.clock.now();
    await this.batches.updateBatch(importId, { state: 'applied', appliedAt, summary: batch.summary });
    await this.audit.recordAll(auditOfImport(actor.personId, batch, done));
    return this.#viewOf({ ...batch, state: 'applied', appliedAt });
  }

  async #previewAgain(courseId: Bank, importId: string): Promise<QuestionImport> {
    return this.db.tx(async () => {
      const batch = (await this.batches.lockBatch<QuestionSummary>(placeOf(courseId), importId)) ?? notFound();
      if (batch.state !== 'previewed') return this.#viewOf(batch);
      const rows = await this.batches.rows<ReadReason, QuestionFields>(importId);
      const items = rows.map(({ fields }) => fields.item);
      const decided = await this.#decide(courseId, items, batch.summary, false);
      const summary = { ...batch.summary, revision: batch.summary.revision + 1, counts: countsOf(decided) };
      await this.batches.updateBatch(importId, { state: 'previewed', appliedAt: null, summary });
      await this.#keepRows(importId, decided);
      return this.#viewOf({ ...batch, summary });
    });
  }

  async #decide(
    courseId: Bank,
    items: readonly ReadItem[],
    { format, language }: Pick<QuestionSummary, 'format' | 'language'>,
    hold: boolean,
  ): Promise<DecidedQuestion[]> {
    const questions = items.flatMap(({ question }) => question ?? []);
    const ids = [...new Set(questions.flatMap(({ externalId }) => externalId ?? []))];
    const prompts = [...new Set(questions.flatMap(foldedPrompts))];
    return decideQuestions(items, {
      questions: await this.repository.known(courseId, { ids, prompts, hold }),
      arePointsSaid: !WITHOUT_POINTS.has(format),
      locale: fileLanguage(language).locale,
    });
  }

  async #keepRows(importId: string, decided: readonly DecidedQuestion[]): Promise<void> {
    await this.batches.replaceRows(
      importId,
      decided.map((one, index) => rowOf(importId, one, index)),
    );
  }

  #viewOf(batch: QuestionBatch): QuestionImport {
    return viewOf(batch, this.clock.now());
  }
}
