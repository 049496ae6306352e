import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The PDF of a certificate: made once, then only read. */
@Entity('certificate_document')
export class CertificateDocument {
  @PrimaryColumn('uuid', { name: 'certificate_id' }) certificateId: string;
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('text', { name: 'pdf_hash' }) pdfHash: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}
