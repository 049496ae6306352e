import { LOG_REASONS, SHEET_REASONS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

const sessionParams = z.strictObject({ sessionId: uuid });
const taking = { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } } as const;
/** Far more than a session's list or log ever is. */
const MAX_BYTES = 2 * 1024 * 1024;
const FILE_PROBLEMS = [
  'request.not-found',
  'request.invalid',
  'request.too-large',
  'import.not-a-table',
  'import.encoding',
  'import.no-rows',
  'import.too-many-rows',
] as const;

export const downloadSheet = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/sheet',
  summary: 'The sign-in sheet of a session as a PDF: names, institutions, places for signatures, a code in each row',
  access: taking,
  params: sessionParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: fileResponse('application/pdf'),
  problems: ['request.not-found', 'session.cancelled'],
});

const stay = z.strictObject({ start: instant, end: instant });
export type Stay = z.output<typeof stay>;

/** What recording a row would do: add a mark, nothing because it is there already, or nothing because something is wrong. */
export const EVIDENCE_DECISIONS = ['record', 'known', 'error'] as const;
export const evidenceDecision = z.enum(EVIDENCE_DECISIONS);
export type EvidenceDecision = z.output<typeof evidenceDecision>;

const evidenceReason = z.enum([...SHEET_REASONS, ...LOG_REASONS, 'own-record', 'outside-session', 'unmatched']);
export type EvidenceReason = z.output<typeof evidenceReason>;

export const sheetPreviewRow = z.object({
  line: z.int(),
  code: z.string(),
  enrolmentId: uuid.nullable(),
  personName: z.string(),
  /** Null: the whole session. */
  present: stay.nullable(),
  remark: z.string(),
  decision: evidenceDecision,
  reason: evidenceReason.nullable(),
});
export type SheetPreviewRow = z.output<typeof sheetPreviewRow>;

export const previewSheet = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/sheet-previews',
  summary:
    'Read what was typed from a signed sheet (a table with row codes, or codes alone) and say what recording it does',
  access: taking,
  params: sessionParams,
  upload: { maxBytes: MAX_BYTES },
  response: z.object({
    rows: z.array(sheetPreviewRow),
    /** Headings under which times stand that are not read. */
    unread: z.array(z.string()),
  }),
  problems: FILE_PROBLEMS,
});

export const webinarParticipant = z.object({
  line: z.int(),
  name: z.string(),
  email: z.string(),
  /** Stays within the session. */
  present: z.array(stay),
  minutes: z.int(),
  isApproximate: z.boolean(),
  matchedBy: z.enum(['email', 'name']).nullable(),
  enrolmentId: uuid.nullable(),
  suggestedId: uuid.nullable(),
  decision: evidenceDecision,
  reason: evidenceReason.nullable(),
});
export type WebinarParticipant = z.output<typeof webinarParticipant>;

export const previewWebinar = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/webinar-previews',
  summary:
    'Read the presence log of a webinar (Zoom, Teams, BigBlueButton), match it to the list and say what recording it does',
  access: taking,
  params: sessionParams,
  upload: { maxBytes: MAX_BYTES },
  response: z.object({
    plannedMinutes: z.int(),
    participants: z.array(webinarParticipant),
    skipped: z.array(z.object({ line: z.int(), name: z.string(), reason: evidenceReason })),
    people: z.array(z.object({ enrolmentId: uuid, name: z.string() })),
  }),
  problems: [...FILE_PROBLEMS, 'import.no-presence-log'],
});
export type WebinarPreview = z.output<typeof previewWebinar.response>;

const MAX_ROWS = 2_000;

export const recordEvidence = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/evidence',
  summary:
    'Record what a preview of a sheet or of a webinar showed: all rows or none; the same rows again record nothing',
  access: taking,
  params: sessionParams,
  body: z.strictObject({
    method: z.enum(['sheet', 'webinar']),
    rows: z
      .array(
        z.strictObject({
          enrolmentId: uuid,
          /** Of a sheet: the code in the row, which proves it was on paper. */
          code: z.string().max(40).optional(),
          /** Empty: the whole session. */
          present: z.array(stay).max(200),
          remark: z.string().trim().max(200).optional(),
        }),
      )
      .min(1)
      .max(MAX_ROWS),
  }),
  response: z.object({ recorded: z.int(), known: z.int() }),
  problems: ['request.not-found', 'request.invalid', 'session.locked', 'session.cancelled', 'access.own-record'],
});
