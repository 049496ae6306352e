import { ELIGIBILITY_CODES, type EditionState } from '@edukom/domain';
import { z } from 'zod';
import { instant, localDate, localizedText, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

const EDITION_STATES = ['issued', 'revoked', 'superseded', 'reinstated', 'expired'] as const satisfies EditionState[];
/** What a certificate is for: a course held with a group, an open course completed by oneself, or a learning path. */
export const certificateKind = z.enum(['course', 'open', 'path']);
export type CertificateKind = z.output<typeof certificateKind>;
const reason = z.string().trim().min(3).max(500);
const runParams = z.strictObject({ runId: uuid });
const certificateParams = z.strictObject({ certificateId: uuid });

/** One requirement of an award: what it asks, where the person stands, and whether that is enough. Ids in `params` are named in `titles`. */
export const eligibilityReason = z.object({
  code: z.enum(ELIGIBILITY_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  met: z.boolean(),
});
/** Titles of the quizzes and activities that requirements speak of, by id. */
const titles = z.record(z.string(), localizedText);

/** A certificate as the ledger shows it. `isDocumentReady`: its PDF has been made. */
export const ledgerEntry = z.object({
  certificateId: uuid,
  kind: certificateKind,
  /** Null for a path: it rests on several. */
  enrolmentId: uuid.nullable(),
  runId: uuid.nullable(),
  serial: z.string(),
  code: z.string(),
  edition: z.int(),
  holder: z.object({ givenName: z.string(), familyName: z.string() }),
  awardTitle: localizedText,
  institution: localizedText,
  /** Of a path its name in addresses. */
  runCode: z.string(),
  issuedAt: instant,
  validUntil: instant.nullable(),
  state: z.enum(EDITION_STATES),
  isDocumentReady: z.boolean(),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

const candidate = z.object({
  enrolmentId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institution: localizedText,
  /** The one who asks: nobody certifies themself. */
  isOneself: z.boolean(),
  eligible: z.boolean(),
  reasons: z.array(eligibilityReason),
  certificate: ledgerEntry.nullable(),
});

export const listCertificateRuns = endpoint({
  method: 'GET',
  path: '/api/certificate-runs',
  summary: 'Runs with the number of people whose certificate is ready to be issued',
  access: { action: 'certificate.issue', scope: 'any' },
  response: z.object({
    items: z.array(
      z.object({
        runId: uuid,
        code: z.string(),
        title: localizedText,
        endsOn: localDate,
        enrolled: z.int(),
        ready: z.int(),
        issued: z.int(),
      }),
    ),
  }),
  problems: [],
});

export const readRunEligibility = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/eligibility',
  summary: 'Who of a run may be given a certificate, and what the others still need',
  access: { action: 'certificate.read', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: z.object({
    run: z.object({ runId: uuid, code: z.string(), title: localizedText, startsOn: localDate, endsOn: localDate }),
    awardTitle: localizedText,
    titles,
    items: z.array(candidate),
  }),
  problems: ['request.not-found'],
});

export const readMyCertificates = endpoint({
  method: 'GET',
  path: '/api/me/certificates',
  summary: "One's own certificates, and what is still needed for the next ones",
  access: 'signed-in',
  response: z.object({
    titles,
    certificates: z.array(ledgerEntry),
    pending: z.array(
      z.object({
        enrolmentId: uuid,
        runId: uuid,
        runTitle: localizedText,
        awardTitle: localizedText,
        eligible: z.boolean(),
        reasons: z.array(eligibilityReason),
      }),
    ),
  }),
  problems: [],
});

export const issueCertificate = endpoint({
  method: 'POST',
  path: '/api/enrolments/:enrolmentId/certificate',
  summary: 'Issue the certificate of one person; asked again, the same certificate answers',
  access: { action: 'certificate.issue', scope: { kind: 'enrolment', param: 'enrolmentId' } },
  params: z.strictObject({ enrolmentId: uuid }),
  response: ledgerEntry,
  problems: ['request.not-found', 'access.own-record', 'certificate.not-eligible'],
});

export const ISSUE_OUTCOMES = ['issued', 'already-issued', 'not-eligible', 'own-record', 'unknown', 'failed'] as const;
const issueResult = z.object({
  enrolmentId: uuid,
  outcome: z.enum(ISSUE_OUTCOMES),
  certificate: ledgerEntry.nullable(),
});

export const issueCertificates = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/certificates',
  summary: 'Issue the certificates of several people of a run; each stands for itself, one that fails stops no other',
  access: { action: 'certificate.issue', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: z.strictObject({ enrolmentIds: z.array(uuid).min(1).max(200) }),
  response: z.object({ results: z.array(issueResult) }),
  problems: ['request.not-found'],
});

export const listCertificates = endpoint({
  method: 'GET',
  path: '/api/certificates',
  summary: 'The ledger, newest first; searched by name (any script) or serial',
  access: { action: 'certificate.read', scope: 'any' },
  query: z.strictObject({
    ...pageQuery,
    search: z.string().trim().max(100).optional(),
    runId: uuid.optional(),
    state: z.enum(EDITION_STATES).optional(),
  }),
  response: pageOf(ledgerEntry),
  problems: [],
});

const chainVerdict = z.object({ isWhole: z.boolean(), brokenAt: z.int().nullable() });

export const readCertificate = endpoint({
  method: 'GET',
  path: '/api/certificates/:certificateId',
  summary: 'One certificate with all that happened to it, and whether its record is untouched',
  access: { action: 'certificate.read', scope: { kind: 'certificate', param: 'certificateId' } },
  params: certificateParams,
  response: z.object({
    certificate: ledgerEntry,
    contentHash: z.string(),
    pdfHash: z.string().nullable(),
    chain: chainVerdict,
    successorSerial: z.string().nullable(),
    supersedesSerial: z.string().nullable(),
    reasons: z.array(eligibilityReason),
    titles,
    events: z.array(
      z.object({
        number: z.int(),
        kind: z.enum(['issued', 'revoked', 'superseded', 'reinstated']),
        at: instant,
        /** Empty: the installation itself. */
        actor: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  problems: ['request.not-found'],
});

const change = <const P extends `/api/${string}`>(path: P, summary: string) =>
  endpoint({
    method: 'POST',
    path,
    summary,
    access: { action: 'certificate.revoke', scope: { kind: 'certificate', param: 'certificateId' } },
    params: certificateParams,
    body: z.strictObject({ reason }),
    response: ledgerEntry,
    problems: ['request.not-found', 'access.own-record', 'certificate.not-now'],
  });

export const revokeCertificate = change(
  '/api/certificates/:certificateId/revocation',
  'Revoke a certificate; its record stays',
);
export const reinstateCertificate = change(
  '/api/certificates/:certificateId/reinstatement',
  'Give a revoked certificate its validity back',
);

export const supersedeCertificate = endpoint({
  method: 'POST',
  path: '/api/certificates/:certificateId/successor',
  summary: 'Replace a certificate by a corrected one: the next edition, with the name as it is now or as given',
  access: { action: 'certificate.issue', scope: { kind: 'certificate', param: 'certificateId' } },
  params: certificateParams,
  body: z.strictObject({
    reason,
    givenName: z.string().trim().min(1).max(100).optional(),
    familyName: z.string().trim().min(1).max(100).optional(),
  }),
  response: ledgerEntry,
  problems: ['request.not-found', 'access.own-record', 'certificate.not-now'],
});

export const downloadCertificate = endpoint({
  method: 'GET',
  path: '/api/certificates/:certificateId/document',
  summary: 'The PDF of a certificate',
  access: { action: 'certificate.read', scope: { kind: 'certificate', param: 'certificateId' } },
  params: certificateParams,
  response: fileResponse('application/pdf'),
  problems: ['request.not-found', 'certificate.document-pending'],
});

export const downloadMyCertificate = endpoint({
  method: 'GET',
  path: '/api/me/certificates/:certificateId/document',
  summary: "The PDF of one's own certificate",
  access: 'signed-in',
  params: certificateParams,
  response: fileResponse('application/pdf'),
  problems: ['request.not-found', 'certificate.document-pending'],
});

export const verifyCertificate = endpoint({
  method: 'GET',
  path: '/api/verifications/:code',
  summary: 'Whether a certificate with this code was issued and is valid; an unknown code has the same answer in shape',
  access: 'public',
  params: z.strictObject({ code: z.string().min(1).max(80) }),
  response: z.object({
    state: z.enum(['valid', 'revoked', 'superseded', 'expired', 'altered', 'unknown']),
    kind: certificateKind.nullable(),
    holder: z.string().nullable(),
    awardTitle: localizedText.nullable(),
    institution: localizedText.nullable(),
    serial: z.string().nullable(),
    startsOn: localDate.nullable(),
    endsOn: localDate.nullable(),
    issuedAt: instant.nullable(),
    validUntil: instant.nullable(),
    /** Of a path: its completed courses, with the number of the certificate each rests on. */
    courses: z.array(z.object({ title: localizedText, serial: z.string().nullable(), completedOn: localDate })),
    /** When it was revoked or replaced. */
    changedAt: instant.nullable(),
    successorSerial: z.string().nullable(),
    contentHash: z.string().nullable(),
  }),
  problems: ['request.too-many'],
});
export type Verification = z.output<typeof verifyCertificate.response>;
