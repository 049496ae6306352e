import type { AnswerFile } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Upload } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import type { FileResult } from '../../platform/http/route.js';
import { Storage } from '../../platform/storage/storage.js';
import { toAnswerFile } from './answer-file-view.js';
import { type AnswerFileFact, AnswerFilesRepository, type FileTarget } from './answer-files.repository.js';
import type { AnswerFileRow } from './entities/answer-file.entity.js';
import { fileNameOf, judgeUpload } from '../../platform/files/judge-upload.js';
import { MarkingRulesRepository } from './marking-rules.repository.js';
import { anonymousCode, neutralName } from './mark-view.js';

/** The most uploads for one question of an attempt; the table refuses more as well. */
const MAX_FILES = 10;
/** What was begun in time may arrive after the end: it can still become late evidence, which a trainer decides on. */
const LATE_MS = 24 * 3_600_000;
const TRIES = 5;

const MEBIBYTE = 1024 * 1024;

type Accepting = Extract<FileTarget['spec'], { type: 'file-upload' }>;

/**
 * Files handed in as answers. An upload is kept before it is listed and never changes; it is no answer until a saved
 * response names it, so the path of answers stays what it is: outbox, revisions, deadline, late evidence.
 */
@Injectable()
export class AnswerFilesService {
  constructor(
    private readonly files: AnswerFilesRepository,
    private readonly storage: Storage,
    private readonly rules: MarkingRulesRepository,
  ) {}

  /**
   * Keeps a file for a question of the person's own attempt; the same bytes again give the same file.
   * @throws Problem `request.not-found`, `request.invalid` without a file, `answer-file.*`.
   */
  async upload(
    { attemptId, slot }: { attemptId: string; slot: number },
    personId: string,
    upload: Upload | null,
    at: Date,
  ): Promise<AnswerFile> {
    const accepting = await this.#accepting(attemptId, slot, personId, at);
    if (!upload || upload.bytes.length === 0)
      throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
    if (upload.bytes.length > accepting.maxBytes)
      throw new Problem('answer-file.too-large', { params: { maximum: accepting.maxBytes / MEBIBYTE } });
    const contentType = await judgeUpload(upload.bytes, accepting.accept);
    if (contentType === null) throw new Problem('answer-file.type');
    return toAnswerFile(await this.#keep({ attemptId, slot, contentType, createdAt: at }, upload));
  }

  /** The bytes of an upload; only of the person's own attempt when an owner is given. Always a download, never shown. */
  async download(attemptId: string, mediaId: string, ownerId: string | null): Promise<FileResult> {
    const file = await this.files.file(mediaId, attemptId, ownerId);
    if (!file) throw new Problem('request.not-found');
    const isHidden = ownerId === null && (await this.rules.isHidden(attemptId));
    const fileName = isHidden ? neutralName(anonymousCode(attemptId), file.name) : file.name;
    return { content: await this.storage.read(file.sha256), contentType: file.content_type, fileName };
  }

  /** Bytes first, then the row that lists them: a crash between the two leaves nothing that anybody could see. */
  async #keep(
    where: Pick<AnswerFileRow, 'attemptId' | 'slot' | 'contentType' | 'createdAt'>,
    { bytes, fileName }: Upload,
  ): Promise<AnswerFileFact> {
    const { attemptId, slot } = where;
    const sha256 = createHash('sha256').update(bytes).digest();
    const file = { ...where, id: uuidv7(), sha256, sizeBytes: bytes.length, fileName: fileNameOf(fileName) };
    for (let tried = 0; tried < TRIES; tried += 1) {
      const known = await this.files.sameBytes(attemptId, slot, sha256);
      if (known) return known;
      // Before anything is written: a full question costs no room on the disk.
      if ((await this.files.count(attemptId, slot)) >= MAX_FILES)
        throw new Problem('answer-file.too-many', { params: { maximum: MAX_FILES } });
      await this.storage.put(bytes);
      const added = await this.files.add(file, MAX_FILES);
      if (added) return added;
    }
    throw new Problem('request.conflict');
  }

  async #accepting(attemptId: string, slot: number, personId: string, at: Date): Promise<Accepting> {
    const target = await this.files.target(attemptId, slot, personId);
    if (target?.spec.type !== 'file-upload') throw new Problem('request.not-found');
    const ended = target.finished_at?.getTime() ?? Infinity;
    if (target.state !== 'open' && at.getTime() > ended + LATE_MS) throw new Problem('answer-file.closed');
    return target.spec;
  }
}
