import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CLAIM_FILE_KINDS,
  CLAIM_FILES,
  CLAIMS_PER_SESSION,
  type ClaimFile,
  type InputOf,
  type makeClaim,
  type MyClaim,
} from '@edukom/contracts';
import { claimKindAt } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { fileNameOf, judgeUpload } from '../../../platform/files/judge-upload.js';
import type { Upload } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import type { FileResult } from '../../../platform/http/route.js';
import { SCANNER, type Scanner } from '../../../platform/scan/scanner.js';
import { Storage } from '../../../platform/storage/storage.js';
import { StoredBytesRepository } from '../../../platform/storage/stored-bytes.repository.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { spanOf } from '../session-state.js';
import { claimFileOf, myClaimOf } from './claim-view.js';
import { type ClaimRow, ClaimsRepository } from './claims.repository.js';

type NewClaim = InputOf<typeof makeClaim>['body'];

/**
 * What officials say of their own attendance. Invariants: an excuse before the session, a dispute after it and before the lock;
 * one open claim per person and session, and no more than five in all, so that nobody can fill the disk; files only while it is open, looked through for malware before anything is kept; what
 * was decided stays.
 */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly db: Db,
    private readonly claims: ClaimsRepository,
    private readonly sessions: AttendanceRepository,
    private readonly storage: Storage,
    private readonly bytes: StoredBytesRepository,
    private readonly audit: Audit,
    @Inject(SCANNER) private readonly scanner: Scanner,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async mine(personId: string): Promise<{ claims: MyClaim[] }> {
    return { claims: (await this.claims.ofPerson(personId)).map(myClaimOf) };
  }

  async make(personId: string, sessionId: string, { kind, text }: NewClaim, now: Date): Promise<MyClaim> {
    const session = await this.sessions.sessionById(sessionId);
    const enrolmentId = session && (await this.claims.enrolmentIn(sessionId, personId));
    if (!session || !enrolmentId) throw new Problem('request.not-found');
    if (session.cancelled_at !== null) throw new Problem('session.cancelled');
    if (session.locked_at !== null || claimKindAt(spanOf(session), now.getTime()) !== kind)
      throw new Problem('claim.not-now');
    const row = { sessionId, enrolmentId, kind, text, state: 'open', madeAt: now } as const;
    return this.db.tx(async () => {
      await this.claims.lockEnrolment(enrolmentId);
      const before = await this.claims.ofSessionAndEnrolment(sessionId, enrolmentId);
      const open = before.find(({ state }) => state === 'open');
      if (open) return sameAgain(open, { kind, text });
      if (before.length >= CLAIMS_PER_SESSION)
        throw new Problem('claim.too-many', { params: { maximum: CLAIMS_PER_SESSION } });
      const id = uuidv7();
      await this.claims.insert({ ...row, id, decidedBy: null, decidedAt: null, answer: '' });
      await this.#record(personId, 'attendance.claimed', enrolmentId, { claimId: id, sessionId, kind, text });
      return myClaimOf(await this.#known(id));
    });
  }

  async withdraw(personId: string, claimId: string, now: Date): Promise<void> {
    await this.db.tx(async () => {
      const claim = ownOf(personId, await this.claims.lock(claimId));
      const to = { state: 'withdrawn', decidedBy: null, decidedAt: now, answer: '' } as const;
      if (claim.state !== 'open' || !(await this.claims.close(claimId, to))) throw new Problem('claim.closed');
      await this.#record(personId, 'attendance.claim-withdrawn', claim.enrolment_id, { claimId });
    });
  }

  /** Bytes first, then the row that names them: a crash between the two leaves nothing that anybody could see. */
  async addFile(personId: string, claimId: string, upload: Upload | null, now: Date): Promise<ClaimFile> {
    const claim = ownOf(personId, await this.claims.claim(claimId));
    if (claim.state !== 'open') throw new Problem('claim.closed');
    if (!upload || upload.bytes.length === 0)
      throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
    const contentType = await judgeUpload(upload.bytes, CLAIM_FILE_KINDS);
    if (contentType === null) throw new Problem('media.type');
    const sha256 = createHash('sha256').update(upload.bytes).digest();
    const known = await this.claims.sameBytes(claimId, sha256);
    if (known) return claimFileOf(known);
    if (claim.files.length >= CLAIM_FILES)
      throw new Problem('claim.too-many-files', { params: { maximum: CLAIM_FILES } });
    await this.#scan(upload.bytes);
    const file = { id: uuidv7(), claimId, sha256, sizeBytes: upload.bytes.length, contentType, addedAt: now };
    return this.db.tx(async () => {
      const held = ownOf(personId, await this.claims.lock(claimId));
      if (held.state !== 'open') throw new Problem('claim.closed');
      // Whoever forgets equal bytes of somebody else holds the same lock: they cannot vanish before they are named.
      await this.bytes.lock(sha256);
      await this.storage.put(upload.bytes);
      const isAdded = await this.claims.addFile({ ...file, fileName: fileNameOf(upload.fileName) }, CLAIM_FILES);
      const stored = await this.claims.sameBytes(claimId, sha256);
      if (!stored) throw new Problem('claim.too-many-files', { params: { maximum: CLAIM_FILES } });
      if (isAdded)
        await this.#record(personId, 'attendance.claim-file', claim.enrolment_id, { claimId, fileId: file.id });
      return claimFileOf(stored);
    });
  }

  /** Always a download, never shown; of the person's own claim, or of a claim of this session. */
  async download(
    claimId: string,
    fileId: string,
    of: { readonly personId: string } | { readonly sessionId: string },
  ): Promise<FileResult> {
    const file = await this.claims.file(fileId, claimId, of);
    if (!file) throw new Problem('request.not-found');
    return { content: await this.storage.read(file.sha256), contentType: file.content_type, fileName: file.name };
  }

  async #scan(bytes: Buffer): Promise<void> {
    const folder = path.join(this.config.dataDir, 'claims');
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${randomUUID()}.part`);
    try {
      await writeFile(file, bytes);
      const verdict = await this.scanner.scan(file);
      if (!verdict.isClean) throw new Problem('claim.unsafe-file');
    } finally {
      await rm(file, { force: true });
    }
  }

  async #known(claimId: string): Promise<ClaimRow> {
    const row = await this.claims.claim(claimId);
    if (!row) throw new Problem('request.not-found');
    return row;
  }

  #record(actorId: string, action: string, enrolmentId: string, after: object): Promise<void> {
    return this.audit.record({ actorId, action, subjectKind: 'enrolment', subjectId: enrolmentId, after });
  }
}

/** Sent again because its reply was lost; anything else is a second claim. */
function sameAgain(open: ClaimRow, { kind, text }: NewClaim): MyClaim {
  if (open.kind === kind && open.text === text) return myClaimOf(open);
  throw new Problem('claim.exists');
}

/** The claim, when it is this person's. */
function ownOf(personId: string, claim: ClaimRow | null): ClaimRow {
  if (claim?.person_id !== personId) throw new Problem('request.not-found');
  return claim;
}
