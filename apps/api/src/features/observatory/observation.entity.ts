import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One public figure of a release: the public form only, without the number of people and without a reason. */
@Entity('observation')
export class Observation {
  @PrimaryColumn('uuid', { name: 'release_id' }) releaseId: string;
  @PrimaryColumn('uuid', { name: 'indicator_id' }) indicatorId: string;
  @PrimaryColumn('uuid', { name: 'place_id' }) placeId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @PrimaryColumn('jsonb', { default: {} }) dims: Record<string, string>;
  @Column('integer', { nullable: true }) value: number | null;
  @Column('text', { nullable: true }) bound: 'at-most' | 'at-least' | null;
  @Column('text') status: 'published' | 'suppressed' | 'not-reported';
  @Column('timestamptz', { name: 'produced_at' }) producedAt: Date;
}
