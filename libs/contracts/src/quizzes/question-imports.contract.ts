import { QUESTION_TYPES } from '@edukom/domain';
import { z } from 'zod';
import { instant, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { WRITE } from '../courses/draft-views.js';
import { importDecisions } from '../imports/import-columns.js';
import { SHARED_BANK } from './bank.contract.js';
import {
  IMPORT_LANGUAGES,
  QUESTION_CHANGES,
  QUESTION_FILE_FORMATS,
  QUESTION_LOSSES,
  QUESTION_REASONS,
} from './exchange-words.js';

/** Most bytes of a file of questions; pictures may lie in it. */
export const MAX_QUESTION_FILE_BYTES = 10 * 1024 * 1024;

const questionImport = z.object({
  importId: uuid,
  fileName: z.string(),
  format: z.enum(QUESTION_FILE_FORMATS),
  language: z.enum(IMPORT_LANGUAGES),
  state: z.enum(['previewed', 'applied', 'undone']),
  /** Counts up whenever the preview is made anew; applying names the one that was looked at. */
  revision: z.int(),
  createdAt: instant,
  appliedAt: instant.nullable(),
  /** Until when it can be taken back; null when it cannot. */
  undoUntil: instant.nullable(),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), error: z.int() }),
});
export type QuestionImport = z.output<typeof questionImport>;

const named = z.object({ questionId: uuid, prompt: z.string() });

const questionImportRow = z.object({
  /** Place among the questions of the file, from 1. */
  number: z.int().min(1),
  /** Where it begins: the line (of a workbook the row) of the file, or of that part of a package. */
  line: z.int(),
  file: z.string(),
  name: z.string(),
  type: z.enum(QUESTION_TYPES).nullable(),
  decision: z.enum(importDecisions),
  /** `detail` is what the file says there. */
  reasons: z.array(z.object({ code: z.enum(QUESTION_REASONS), detail: z.string() })),
  losses: z.array(z.object({ code: z.enum(QUESTION_LOSSES), detail: z.string() })),
  changes: z.array(z.enum(QUESTION_CHANGES)),
  /** The question that is updated or left as it is; after applying also the one that was made. */
  questionId: uuid.nullable(),
  /** Others of this bank that ask the same words. */
  duplicates: z.array(named),
  /** Others of this file that do, by their number. */
  duplicateNumbers: z.array(z.int()),
});
export type QuestionImportRow = z.output<typeof questionImportRow>;

const language = z.strictObject({ language: z.enum(IMPORT_LANGUAGES) });
const rowsQuery = z.strictObject({ decision: z.enum(importDecisions).optional(), ...pageQuery });
const revision = z.strictObject({ revision: z.int().min(1) });
const ofCourse = z.strictObject({ courseId: uuid });
const importOfCourse = z.strictObject({ courseId: uuid, importId: uuid });
const importParams = z.strictObject({ importId: uuid });

const upload = { maxBytes: MAX_QUESTION_FILE_BYTES };
const PREVIEW = {
  summary: 'Read a file of questions and say for each what importing it would do; changes none',
  response: questionImport,
  status: 201,
} as const;
const VIEW = { summary: 'An import of questions and its counts', response: questionImport } as const;
const ROWS = {
  summary: 'What importing does with each question, in the order of the file',
  response: pageOf(questionImportRow),
} as const;
const APPLY = {
  summary: 'Do exactly what the preview says, in one transaction; once',
  response: questionImport,
} as const;
const UNDO = { summary: 'Take an import back within 24 hours', response: questionImport } as const;

export const previewCourseQuestionImport = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/question-imports',
  ...PREVIEW,
  access: WRITE,
  params: ofCourse,
  query: language,
  upload,
  problems: [
    'request.not-found',
    'request.invalid',
    'request.too-large',
    'import.not-a-table',
    'import.encoding',
    'import.no-header',
    'import.not-questions',
    'import.no-questions',
    'import.too-many-questions',
  ],
});

export const previewSharedQuestionImport = endpoint({
  method: 'POST',
  path: '/api/question-imports',
  ...PREVIEW,
  access: SHARED_BANK,
  query: language,
  upload,
  problems: [
    'request.invalid',
    'request.too-large',
    'import.not-a-table',
    'import.encoding',
    'import.no-header',
    'import.not-questions',
    'import.no-questions',
    'import.too-many-questions',
  ],
});

export const getCourseQuestionImport = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/question-imports/:importId',
  ...VIEW,
  access: WRITE,
  params: importOfCourse,
  problems: ['request.not-found'],
});

export const getSharedQuestionImport = endpoint({
  method: 'GET',
  path: '/api/question-imports/:importId',
  ...VIEW,
  access: SHARED_BANK,
  params: importParams,
  problems: ['request.not-found'],
});

export const listCourseQuestionImportRows = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/question-imports/:importId/rows',
  ...ROWS,
  access: WRITE,
  params: importOfCourse,
  query: rowsQuery,
  problems: ['request.not-found', 'request.invalid'],
});

export const listSharedQuestionImportRows = endpoint({
  method: 'GET',
  path: '/api/question-imports/:importId/rows',
  ...ROWS,
  access: SHARED_BANK,
  params: importParams,
  query: rowsQuery,
  problems: ['request.not-found', 'request.invalid'],
});

export const applyCourseQuestionImport = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/question-imports/:importId/application',
  ...APPLY,
  access: WRITE,
  params: importOfCourse,
  body: revision,
  problems: ['request.not-found', 'request.invalid', 'request.conflict', 'import.questions-stale'],
});

export const applySharedQuestionImport = endpoint({
  method: 'POST',
  path: '/api/question-imports/:importId/application',
  ...APPLY,
  access: SHARED_BANK,
  params: importParams,
  body: revision,
  problems: ['request.not-found', 'request.invalid', 'request.conflict', 'import.questions-stale'],
});

export const undoCourseQuestionImport = endpoint({
  method: 'DELETE',
  path: '/api/authoring/courses/:courseId/question-imports/:importId/application',
  ...UNDO,
  access: WRITE,
  params: importOfCourse,
  problems: ['request.not-found', 'request.conflict', 'import.undo-late', 'import.undo-used', 'import.undo-changed'],
});

export const undoSharedQuestionImport = endpoint({
  method: 'DELETE',
  path: '/api/question-imports/:importId/application',
  ...UNDO,
  access: SHARED_BANK,
  params: importParams,
  problems: ['request.not-found', 'request.conflict', 'import.undo-late', 'import.undo-used', 'import.undo-changed'],
});
