import { z } from 'zod';
import { instant, interfaceLocale, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';
import {
  importCharsets,
  importColumns,
  importDecisions,
  importDelimiters,
  importKinds,
  importReasons,
  importStates,
  undoOutcomes,
} from './import-columns.js';

const reason = z.object({ code: z.enum(importReasons), column: z.enum(importColumns).nullable() });
export type RowReason = z.output<typeof reason>;
const change = z.object({ column: z.enum(importColumns), from: z.string(), to: z.string() });
export type RowChange = z.output<typeof change>;

const importRow = z.object({
  /** Number of the row in the file; the header is usually 1. */
  line: z.int(),
  decision: z.enum(importDecisions),
  reasons: z.array(reason),
  changes: z.array(change),
  cells: z.partialRecord(z.enum(importColumns), z.string()),
  personId: uuid.nullable(),
  /** What undoing did with the row; null before, and of rows that changed nothing. */
  undone: z.enum(undoOutcomes).nullable(),
});
export type ImportRowView = z.output<typeof importRow>;

/** How the file is read: what was found out, and can be chosen otherwise. */
const reading = z.object({
  /** Null of a workbook, which says it itself. */
  charset: z.enum(importCharsets).nullable(),
  /** A few words with letters beyond English, as each character set shows them. */
  letters: z.array(z.object({ charset: z.enum(importCharsets), words: z.array(z.string()) })),
  delimiter: z.enum(importDelimiters).nullable(),
  header: z.array(z.string()),
  /** What each column of the file means; null: it is left out. */
  mapping: z.array(z.enum(importColumns).nullable()),
  /** The first rows below the header. */
  sample: z.array(z.array(z.string())),
});
export type ImportReading = z.output<typeof reading>;

const importView = z.object({
  importId: uuid,
  kind: z.enum(importKinds),
  fileName: z.string(),
  state: z.enum(importStates),
  /** Counts up whenever the preview is made anew; applying names the one that was looked at. */
  revision: z.int(),
  createdAt: instant,
  appliedAt: instant.nullable(),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), error: z.int() }),
  /** How many invitations applying sent; 0 when it was not asked to. */
  invitations: z.int(),
  reading,
  /**
   * Rows done so far of the work that is under way; `total` is 0 as long as nobody knows. `isGentle` while it goes slowly,
   * since the time of somebody's quiz is running.
   */
  progress: z.object({ done: z.int(), total: z.int(), isGentle: z.boolean() }).nullable(),
  /** Why the last attempt came to nothing, as the code of a problem. */
  problem: z.string().nullable(),
  /** Until when it can be undone; null when not. */
  undoUntil: instant.nullable(),
  /** After undoing: rows taken back, and rows left because something changed or uses them. */
  undone: z.object({ back: z.int(), left: z.int() }).nullable(),
});
export type ImportView = z.output<typeof importView>;

const staff = { action: 'people.import', scope: 'all' } as const;
const importParams = z.strictObject({ importId: uuid });

/** Bytes of the largest table: 100,000 people as a CSV in UTF-16. */
export const MAX_IMPORT_BYTES = 24 * 1024 * 1024;
/** Rows one table may hold. */
export const MAX_IMPORT_ROWS = 100_000;

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  summary: 'Read a table (CSV or XLSX) and say per row what importing it would do; changes nothing. Large ones go on',
  access: staff,
  query: z.strictObject({ kind: z.enum(importKinds) }),
  upload: { maxBytes: MAX_IMPORT_BYTES },
  response: importView,
  status: 201,
  problems: [
    'request.invalid',
    'request.too-large',
    'access.forbidden',
    'import.not-a-table',
    'import.encoding',
    'import.no-header',
    'import.no-rows',
    'import.too-many-rows',
  ],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  summary: 'The latest imports of everybody, the newest first',
  access: staff,
  response: z.object({
    items: z.array(
      z.object({
        importId: uuid,
        kind: z.enum(importKinds),
        fileName: z.string(),
        state: z.enum(importStates),
        createdAt: instant,
        createdByName: z.string(),
      }),
    ),
  }),
  problems: [],
});

export const getImport = endpoint({
  method: 'GET',
  path: '/api/imports/:importId',
  summary: 'An import: how far it is, its counts, how its file is read',
  access: staff,
  params: importParams,
  response: importView,
  problems: ['request.not-found'],
});

export const readImportAgain = endpoint({
  method: 'PUT',
  path: '/api/imports/:importId/reading',
  summary:
    'Say how the file is to be read: character set, separator, what each column means; remembered for its header',
  access: staff,
  params: importParams,
  body: z.strictObject({
    charset: z.enum(importCharsets).nullable(),
    delimiter: z.enum(importDelimiters).nullable(),
    /** Null: as the header says, or as it was said the last time. */
    mapping: z.array(z.enum(importColumns).nullable()).max(50).nullable(),
  }),
  response: importView,
  problems: [
    'request.not-found',
    'request.invalid',
    'request.conflict',
    'import.encoding',
    'import.not-a-table',
    'import.no-header',
    'import.no-rows',
    'import.too-many-rows',
    'import.mapping',
  ],
});

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/rows',
  summary: 'Rows of an import in the order of the file',
  access: staff,
  params: importParams,
  query: z.strictObject({
    decision: z.enum(importDecisions).optional(),
    /** Only what undoing has left. */
    left: z.literal('true').optional(),
    ...pageQuery,
  }),
  response: pageOf(importRow),
  problems: ['request.not-found', 'request.invalid'],
});

export const applyImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/application',
  summary: 'Do exactly what the preview says, in one transaction; once. Large ones go on as a job',
  access: staff,
  params: importParams,
  body: z.strictObject({ revision: z.int().min(1), invite: z.boolean() }),
  response: importView,
  problems: ['request.not-found', 'request.invalid', 'request.conflict', 'access.forbidden', 'import.stale'],
});

export const undoImport = endpoint({
  method: 'DELETE',
  path: '/api/imports/:importId/application',
  summary: 'Take back within 24 hours what the import did; what changed since, or is in use, is left and listed',
  access: staff,
  params: importParams,
  response: importView,
  problems: ['request.not-found', 'request.conflict', 'access.forbidden', 'import.undo-late'],
});

export const cancelImport = endpoint({
  method: 'DELETE',
  path: '/api/imports/:importId',
  summary: 'Drop a preview, or stop work that is under way: nothing of it stays',
  access: staff,
  params: importParams,
  response: null,
  problems: ['request.not-found', 'request.conflict'],
});

export const downloadRefusedRows = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/refused-rows',
  summary: 'The refused rows with their reasons, to correct and import again',
  access: staff,
  params: importParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: fileResponse('text/csv'),
  problems: ['request.not-found'],
});
