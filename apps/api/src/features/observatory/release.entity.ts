import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An immutable set of public figures for a period; the database refuses to change or remove it. */
@Entity('release')
export class Release {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') number: number;
  @Column('uuid', { name: 'feed_id' }) feedId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('timestamptz', { name: 'data_at' }) dataAt: Date;
  @Column('timestamptz', { name: 'published_at' }) publishedAt: Date;
  @Column('uuid', { name: 'published_by' }) publishedBy: string;
  @Column('text', { name: 'content_hash' }) contentHash: string;
}
