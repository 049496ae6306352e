import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of ours; its bytes lie in the store under `sha256`. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') sha256: Buffer;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'content_type' }) contentType: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
