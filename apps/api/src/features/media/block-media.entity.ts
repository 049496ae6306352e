import { Entity, PrimaryColumn } from 'typeorm';

/** A block shows a medium; kept by the database itself whenever a block's body is written. */
@Entity('block_media')
export class BlockMedia {
  @PrimaryColumn('uuid', { name: 'block_id' }) blockId: string;
  @PrimaryColumn('uuid', { name: 'media_id' }) mediaId: string;
}
