import type { DisclosureRule } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One indicator at one place in a feed, with what disclosure control needs again; never public as it is. */
@Entity('feed_cell')
export class FeedCell {
  @PrimaryColumn('uuid', { name: 'feed_id' }) feedId: string;
  @PrimaryColumn('uuid', { name: 'indicator_id' }) indicatorId: string;
  @PrimaryColumn('uuid', { name: 'place_id' }) placeId: string;
  @PrimaryColumn('jsonb', { default: {} }) dims: Record<string, string>;
  @Column('integer', { nullable: true }) value: number | null;
  @Column('text', { nullable: true }) bound: 'at-most' | 'at-least' | null;
  @Column('integer', { nullable: true }) n: number | null;
  @Column('integer', { nullable: true }) sum: number | null;
  @Column('text') status: 'published' | 'suppressed' | 'not-reported';
  @Column('text', { default: '' }) rule: DisclosureRule | '';
}
