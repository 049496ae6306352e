import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stored file that is served for a medium: one of the sizes of a picture, or the file itself. */
@Entity('media_file')
export class MediaFile {
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId: string;
  @Column('uuid', { name: 'media_id' }) mediaId: string;
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
}
