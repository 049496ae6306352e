import { rm, stat } from 'node:fs/promises';
import type { MediaReason } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { isBroken } from '../../platform/faults/crash-point.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { SCANNER, type Scanner } from '../../platform/scan/scanner.js';
import { Storage } from '../../platform/storage/storage.js';
import { StoredBytesRepository } from '../../platform/storage/stored-bytes.repository.js';
import { UploadParts } from '../../platform/storage/upload-parts.js';
import { imageVariants } from './checks/image-variants.js';
import { judgeCaptions } from './checks/judge-text.js';
import { judgeType } from './checks/judge-file.js';
import { processMedia } from './media.jobs.js';
import { type ShownFile, type UploadRow, UploadsRepository } from './uploads.repository.js';

type Outcome =
  | { readonly contentType: string; readonly files: readonly ShownFile[] }
  | { readonly state: 'refused' | 'quarantined'; readonly reason: MediaReason };

const refused = (reason: MediaReason): Outcome => ({ state: 'refused', reason });

/**
 * Looks at what was uploaded. Invariants: the type comes from the bytes and never from the name; of pictures and captions
 * only what we wrote ourselves is stored; a file becomes ready in one transaction, after its bytes are stored for good.
 * Run again at any moment it comes to the same end: the pieces stay until the verdict is written.
 */
@Injectable()
export class ProcessMediaService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly repository: UploadsRepository,
    private readonly parts: UploadParts,
    private readonly bytes: StoredBytesRepository,
    private readonly storage: Storage,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(SCANNER) private readonly scanner: Scanner,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(processMedia, ({ mediaId }) => this.process(mediaId));
  }

  async process(mediaId: string): Promise<void> {
    const upload = await this.repository.checking(mediaId);
    if (!upload) return this.#tidy(mediaId);
    const whole = await this.parts.join(mediaId, await this.repository.partsOf(mediaId));
    let outcome: Outcome;
    try {
      outcome = await this.#judge(upload, whole);
    } finally {
      await rm(whole, { force: true });
    }
    await this.#conclude(upload, outcome);
    // Quarantine keeps the pieces, which nothing serves, until somebody removes the file.
    if (!('state' in outcome) || outcome.state === 'refused') await this.parts.remove(mediaId);
  }

  /** Whoever looked at the same time and lost may have left a piece behind. */
  async #tidy(mediaId: string): Promise<void> {
    if (!(await this.repository.needingParts([mediaId])).has(mediaId)) await this.parts.remove(mediaId);
  }

  async #judge(upload: UploadRow, whole: string): Promise<Outcome> {
    if ((await stat(whole)).size !== upload.size_bytes) return refused('damaged');
    if (isBroken('serve-svg-inline')) return this.#asItIs('image/svg+xml', whole);
    const verdict = await judgeType(upload.kind, whole);
    if ('reason' in verdict) return refused(verdict.reason);
    const scan = await this.scanner.scan(whole);
    if (!scan.isClean) {
      this.log.warn({ mediaId: upload.id, signature: scan.signature }, 'malware in an upload');
      return { state: 'quarantined', reason: 'malware' };
    }
    if (upload.kind === 'image') return this.#picture(whole);
    if (upload.kind === 'captions') return this.#captions(whole);
    return this.#asItIs(verdict.contentType, whole);
  }

  async #picture(whole: string): Promise<Outcome> {
    const variants = await imageVariants(whole);
    if ('reason' in variants) return refused(variants.reason);
    const files: ShownFile[] = [];
    for (const { bytes, contentType, width, height } of variants)
      files.push({ sha256: await this.storage.put(bytes), sizeBytes: bytes.length, contentType, width, height });
    return { contentType: 'image/webp', files };
  }

  async #captions(whole: string): Promise<Outcome> {
    const judged = await judgeCaptions(whole);
    if ('reason' in judged) return refused(judged.reason);
    const sha256 = await this.storage.put(judged.served);
    return shown({ sha256, sizeBytes: judged.served.length, contentType: 'text/vtt' });
  }

  async #asItIs(contentType: string, whole: string): Promise<Outcome> {
    const { size } = await stat(whole);
    return shown({ sha256: await this.storage.adopt(whole), sizeBytes: size, contentType });
  }

  async #conclude(upload: UploadRow, outcome: Outcome): Promise<void> {
    if ('state' in outcome) {
      await this.repository.refuse(upload.id, outcome.state, outcome.reason, this.clock.now());
      return;
    }
    await this.db.tx(async () => {
      // Whoever forgets bytes holds the same locks: what is named below cannot vanish between here and the commit.
      const inOrder = outcome.files.toSorted((a, b) => a.sha256.compare(b.sha256));
      for (const { sha256 } of inOrder) await this.bytes.lock(sha256);
      for (const { sha256 } of inOrder)
        if (!(await this.storage.has(sha256))) throw new Error('the bytes were forgotten meanwhile: once more');
      await this.repository.makeReady(upload, outcome.contentType, outcome.files, this.clock.now());
    });
  }
}

const shown = (file: Omit<ShownFile, 'width' | 'height'>): Outcome => ({
  contentType: file.contentType,
  files: [{ ...file, width: null, height: null }],
});
