import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that goes with a claim; its bytes lie in the store under `sha256`. */
@Entity('attendance_claim_file')
export class AttendanceClaimFileRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'claim_id' }) claimId: string;
  @Column('integer') ordinal: number;
  @Column('bytea') sha256: Buffer;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'content_type' }) contentType: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
}
