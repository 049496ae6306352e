import { type listLogos, localizedText as localizedTextSchema, MAX_LOGOS, type OutputOf } from '@edukom/contracts';
import { type LocalizedText, localizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor, Upload } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { Storage } from '../../../platform/storage/storage.js';
import { LogosRepository } from './logos.repository.js';

/** Whose logo it is, and the hash of the picture, which is its id. */
export interface Logo {
  readonly name: LocalizedText;
  readonly sha256: string;
}

const logosSetting = z.array(z.object({ name: localizedTextSchema, sha256: z.hex().length(64) }));
const KINDS = new Set(['png', 'jpg', 'webp']);
const MOST_PIXELS = 20_000_000;
/** Sharp on paper at the size in which it is printed. */
const SIDE = { width: 720, height: 240, fit: 'inside', withoutEnlargement: true } as const;

const readSetting = (value: unknown): Logo[] => {
  const read = logosSetting.safeParse(value);
  return read.success ? (read.data as Logo[]) : [];
};
const invalid = (code: string, pointer = '/file'): never => {
  throw new Problem('request.invalid', { errors: [{ pointer, code }] });
};

/** A picture as it goes onto paper: drawn anew, so that nothing but the picture is left of the file. */
async function drawnAnew(bytes: Buffer): Promise<Buffer> {
  const type = await fileTypeFromBuffer(new Uint8Array(bytes)).catch(() => undefined);
  if (!KINDS.has(type?.ext ?? '')) return invalid('invalid');
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize(SIDE)
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer()
    .catch(() => invalid('invalid'));
}

/** Logos at the foot of printed lists: a setting of the installation, in the order in which they were added. */
@Injectable()
export class LogosService {
  constructor(
    private readonly db: Db,
    private readonly repository: LogosRepository,
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Logo[]> {
    return readSetting(await this.repository.read());
  }

  async list(): Promise<OutputOf<typeof listLogos>> {
    return viewOf(await this.all());
  }

  async add(actor: Actor, name: string, upload: Upload | null): Promise<OutputOf<typeof listLogos>> {
    const picture = await drawnAnew(upload ? upload.bytes : invalid('required'));
    const sha256 = await this.storage.put(picture);
    const added: Logo = { name: localizedText('sq', name), sha256: sha256.toString('hex') };
    return this.#change(actor, async (logos) => {
      const others = logos.filter((logo) => logo.sha256 !== added.sha256);
      if (others.length >= MAX_LOGOS) return invalid('too-many');
      await this.repository.keepFile(sha256, picture.length, actor.personId, this.clock.now());
      return [...others, added];
    });
  }

  /** The picture stays in the store: a list that is being printed may need it. */
  remove(actor: Actor, logoId: string): Promise<OutputOf<typeof listLogos>> {
    return this.#change(actor, async (logos) => {
      if (!logos.some(({ sha256 }) => sha256 === logoId)) throw new Problem('request.not-found');
      return logos.filter(({ sha256 }) => sha256 !== logoId);
    });
  }

  /** One change after the other, each audited with what was before. */
  #change(actor: Actor, change: (logos: Logo[]) => Promise<Logo[]>): Promise<OutputOf<typeof listLogos>> {
    return this.db.tx(async () => {
      const before = readSetting(await this.repository.lock());
      const after = await change(before);
      await this.repository.write(after);
      await this.audit.recordAll([
        {
          actorId: actor.personId,
          action: 'settings.logos-changed',
          subjectKind: 'installation',
          subjectId: actor.personId,
          before,
          after,
        },
      ]);
      return viewOf(after);
    });
  }
}

const viewOf = (logos: readonly Logo[]): OutputOf<typeof listLogos> => ({
  logos: logos.map(({ name, sha256 }) => ({ id: sha256, name })),
});
