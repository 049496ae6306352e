import {
  applyCourseQuestionImport,
  applySharedQuestionImport,
  type BankQuery,
  exportCourseQuestions,
  exportSharedQuestions,
  getCourseQuestionImport,
  type ImportDecision,
  type ImportLanguage,
  listAuthoredCourses,
  listCourseQuestionFacets,
  listCourseQuestionImportRows,
  listCourseQuestions,
  listSharedQuestionFacets,
  listSharedQuestionImportRows,
  listSharedQuestions,
  getSharedQuestionImport,
  previewCourseQuestionImport,
  previewSharedQuestionImport,
  type QuestionExportFormat,
  undoCourseQuestionImport,
  undoSharedQuestionImport,
} from '@edukom/contracts';
import { QUESTION_TYPES } from '@edukom/domain';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, callForFile } from '../../shared/api/call.js';
import { queryOf } from '../../shared/api/queries.js';

/** A bank as the address names it: the id of a course, or nothing for the shared one. */
export type Bank = string;

/** What of a bank is looked at; lives in the address. */
export interface BankFilter {
  readonly bank: Bank;
  readonly q: string;
  readonly type: string;
  readonly competence: string;
  readonly tag: string;
  readonly difficulty: string;
  readonly duplicates: string;
  readonly cursor: string;
}

const IMPORT_PAGE = 100;
const EXPORT_PAGE = 200;
/** Questions one file may be asked for. */
export const MAX_EXPORTED = 1_000;

const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
const LEVELS = [1, 2, 3, 4, 5];

const queryFrom = ({ q, type, competence, tag, difficulty, duplicates, cursor }: BankFilter): BankQuery => ({
  q: given(q),
  type: QUESTION_TYPES.find((one) => one === type),
  competence: given(competence),
  tag: given(tag),
  difficulty: LEVELS.find((level) => String(level) === difficulty),
  duplicates: duplicates === 'true' ? 'true' : undefined,
  cursor: given(cursor),
});

const page = (bank: Bank, query: BankQuery, signal?: AbortSignal) =>
  bank === ''
    ? call(listSharedQuestions, { query }, signal ? { signal } : {})
    : call(listCourseQuestions, { params: { courseId: bank }, query }, signal ? { signal } : {});

/** Everything read of banks: what an import changes is read again. */
export const BANK_KEY = ['bank'] as const;

/** A page of a bank; the one before stays until it is there. */
export const bankQuery = (filter: BankFilter) =>
  queryOptions({
    queryKey: [...BANK_KEY, 'list', filter],
    queryFn: ({ signal }) => page(filter.bank, queryFrom(filter), signal),
    placeholderData: keepPreviousData,
  });

export const facetsQuery = (bank: Bank) =>
  queryOptions({
    queryKey: [...BANK_KEY, 'facets', bank],
    queryFn: ({ signal }) =>
      bank === ''
        ? call(listSharedQuestionFacets, {}, { signal })
        : call(listCourseQuestionFacets, { params: { courseId: bank } }, { signal }),
    placeholderData: keepPreviousData,
  });

/** The courses whose banks one may write. */
export const coursesQuery = queryOptions(queryOf(listAuthoredCourses, {}));

/** Every question that fits, at most as many as one file may hold. */
export async function idsOf(filter: BankFilter): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const found = await page(filter.bank, { ...queryFrom(filter), cursor, limit: EXPORT_PAGE });
    ids.push(...found.items.map(({ questionId }) => questionId));
    cursor = found.next ?? undefined;
  } while (cursor !== undefined && ids.length < MAX_EXPORTED);
  return ids.slice(0, MAX_EXPORTED);
}

export const exportFile = (bank: Bank, questionIds: string[], format: QuestionExportFormat): Promise<Blob> =>
  bank === ''
    ? callForFile(exportSharedQuestions, { body: { questionIds, format } })
    : callForFile(exportCourseQuestions, { params: { courseId: bank }, body: { questionIds, format } });

export const previewFile = (bank: Bank, language: ImportLanguage, file: File) =>
  bank === ''
    ? call(previewSharedQuestionImport, { query: { language } }, { file })
    : call(previewCourseQuestionImport, { params: { courseId: bank }, query: { language } }, { file });

export const importKey = (bank: Bank, importId: string) => [...BANK_KEY, 'import', bank, importId];

export const importQuery = (bank: Bank, importId: string) =>
  queryOptions({
    queryKey: importKey(bank, importId),
    queryFn: ({ signal }) =>
      bank === ''
        ? call(getSharedQuestionImport, { params: { importId } }, { signal })
        : call(getCourseQuestionImport, { params: { courseId: bank, importId } }, { signal }),
  });

/** Questions of an import of one revision, page after page. */
export const importRowsQuery = (bank: Bank, importId: string, revision: number, decision: ImportDecision | undefined) =>
  infiniteQueryOptions({
    queryKey: [...importKey(bank, importId), 'rows', revision, decision ?? ''],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) => {
      const query = { decision, cursor: pageParam, limit: IMPORT_PAGE };
      return bank === ''
        ? call(listSharedQuestionImportRows, { params: { importId }, query }, { signal })
        : call(listCourseQuestionImportRows, { params: { courseId: bank, importId }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (rows) => rows.next ?? undefined,
  });

export const applyFile = (bank: Bank, importId: string, revision: number) =>
  bank === ''
    ? call(applySharedQuestionImport, { params: { importId }, body: { revision } })
    : call(applyCourseQuestionImport, { params: { courseId: bank, importId }, body: { revision } });

export const undoFile = (bank: Bank, importId: string) =>
  bank === ''
    ? call(undoSharedQuestionImport, { params: { importId } })
    : call(undoCourseQuestionImport, { params: { courseId: bank, importId } });
