import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of an upload that counts; its bytes lie among the upload's parts. */
@Entity('media_chunk')
export class MediaChunk {
  @PrimaryColumn('uuid', { name: 'media_id' }) mediaId: string;
  @PrimaryColumn('integer', { name: 'start_byte' }) startByte: number;
  @Column('integer', { name: 'size_bytes' }) sizeBytes: number;
  @Column('text', { name: 'part_name' }) partName: string;
}
