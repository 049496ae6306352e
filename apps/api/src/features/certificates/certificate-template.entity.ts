import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a certificate prints beside the facts of its holder: who issues it, for which programme, with whose support. */
export interface TemplateBody {
  readonly issuer: LocalizedText;
  readonly programme: LocalizedText | null;
  readonly supporters: readonly LocalizedText[];
  readonly signatory: { readonly name: string; readonly title: LocalizedText } | null;
}

/** A version of what the certificates of an award look like; never changed, a new look is a new version. */
@Entity('certificate_template')
export class CertificateTemplate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'award_id' }) awardId: string;
  @Column('integer') version: number;
  @Column('jsonb') body: TemplateBody;
}
