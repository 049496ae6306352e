import type { BankQuery, BankQuestion, QuestionExportFormat } from '@edukom/contracts';
import { type ContentLocale, foldForSearch } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../../../platform/http/problem.js';
import type { FileResult } from '../../../platform/http/route.js';
import { writeGift } from '../exchange/gift-write.js';
import { writeMoodleXml } from '../exchange/moodle-write.js';
import { writeQtiPackage } from '../exchange/qti-write.js';
import type { ExchangeQuestion } from '../exchange/read-item.js';
import { writeSheet } from '../exchange/sheet-write.js';
import { toExchange } from '../exchange/stored-to-exchange.js';
import { gapTextOf } from './question-rows.js';
import { type BankFilter, BankRepository } from './bank.repository.js';

const PAGE = 50;

function filterOf(query: BankQuery): BankFilter {
  const { q, type = null, competence = null, tag = null, difficulty = null, duplicates, cursor } = query;
  const before = z
    .uuid()
    .nullable()
    .safeParse(cursor ?? null);
  if (!before.success) throw new Problem('request.invalid', { errors: [{ pointer: '/cursor', code: 'invalid' }] });
  const words = foldForSearch(q ?? '') || null;
  return { words, type, competence, tag, difficulty, onlyDuplicates: duplicates === 'true', before: before.data };
}

const WRITERS: Readonly<
  Record<
    QuestionExportFormat,
    {
      contentType: string;
      extension: string;
      write: (questions: readonly ExchangeQuestion[], locale: ContentLocale) => string | Buffer | Promise<Buffer>;
    }
  >
> = {
  gift: { contentType: 'text/plain; charset=utf-8', extension: 'gift', write: writeGift },
  'moodle-xml': { contentType: 'application/xml', extension: 'xml', write: writeMoodleXml },
  qti: { contentType: 'application/zip', extension: 'zip', write: writeQtiPackage },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: writeSheet,
  },
};

/** The bank of a course, or the shared one (null). */
@Injectable()
export class BankService {
  constructor(private readonly repository: BankRepository) {}

  async list(courseId: string | null, query: BankQuery): Promise<{ items: BankQuestion[]; next: string | null }> {
    const limit = query.limit ?? PAGE;
    const rows = await this.repository.list(courseId, filterOf(query), limit + 1);
    const items = rows.slice(0, limit).map((row) => ({
      questionId: row.id,
      type: row.kind,
      competence: row.competence,
      tags: row.tags,
      difficulty: row.difficulty,
      points: row.points,
      prompt: row.prompt,
      gapText: gapTextOf(row.spec),
      version: row.number,
      quizzes: row.quizzes,
      duplicates: row.duplicates,
    }));
    return { items, next: rows.length > limit ? (items.at(-1)?.questionId ?? null) : null };
  }

  facets(courseId: string | null): Promise<{ competences: string[]; tags: string[] }> {
    return this.repository.facets(courseId);
  }

  /**
   * Chosen questions as a file, each with all its languages.
   * @throws Problem `request.not-found` when one of them is not in this bank: a file that silently lacks one would mislead.
   */
  async export(
    courseId: string | null,
    { questionIds, format }: { questionIds: readonly string[]; format: QuestionExportFormat },
  ): Promise<FileResult> {
    const ids = [...new Set(questionIds)];
    const rows = await this.repository.whole(courseId, ids);
    if (rows.length < ids.length) throw new Problem('request.not-found');
    const { contentType, extension, write } = WRITERS[format];
    const source = rows[0]?.prompt.source ?? 'sq';
    const content = await write(rows.map(toExchange), source);
    return { content: Buffer.from(content), contentType, fileName: `questions.${extension}` };
  }
}
