import { canonicalJson, type JsonValue, localizedText } from '@edukom/domain';
import { localizedText as localizedTextSchema } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { uuidv7 } from '../../platform/db/ids.js';
import type { CertificateTemplate, TemplateBody } from './certificate-template.entity.js';
import { IssuingRepository } from './issuing.repository.js';

const templateBody = z.object({
  issuer: localizedTextSchema,
  programme: localizedTextSchema.nullable().default(null),
  supporters: z.array(localizedTextSchema).default([]),
  signatory: z.object({ name: z.string(), title: localizedTextSchema }).nullable().default(null),
});

/** Where no programme is set up, the product itself stands as the issuer and nobody else is named. */
const PLAIN: TemplateBody = {
  issuer: localizedText('sq', 'Edukom'),
  programme: null,
  supporters: [],
  signatory: null,
};

/** Versions of what certificates print beside the facts. The newest is used; earlier ones stay for the certificates made with them. */
@Injectable()
export class TemplatesService {
  constructor(private readonly repository: IssuingRepository) {}

  /** The newest template of an award; the first is made from the installation's setting `programme`. */
  async currentOf(awardId: string): Promise<CertificateTemplate> {
    const known = await this.repository.newestTemplate(awardId);
    return known ?? this.#add(awardId, 1, await this.#fromSettings());
  }

  /** Makes `body` what the next certificates of an award look like; the same body again changes nothing. */
  async save(awardId: string, body: TemplateBody): Promise<CertificateTemplate> {
    const known = await this.repository.newestTemplate(awardId);
    if (known && isSame(known.body, body)) return known;
    return this.#add(awardId, (known?.version ?? 0) + 1, body);
  }

  async #fromSettings(): Promise<TemplateBody> {
    const parsed = templateBody.safeParse(await this.repository.programme());
    return parsed.success ? (parsed.data as TemplateBody) : PLAIN;
  }

  async #add(awardId: string, version: number, body: TemplateBody): Promise<CertificateTemplate> {
    await this.repository.addTemplate(uuidv7(), awardId, version, body);
    const added = await this.repository.newestTemplate(awardId);
    if (!added) throw new Error(`award ${awardId} has no certificate template`);
    return added;
  }
}

const isSame = (a: TemplateBody, b: TemplateBody): boolean =>
  canonicalJson(a as unknown as JsonValue) === canonicalJson(b as unknown as JsonValue);
