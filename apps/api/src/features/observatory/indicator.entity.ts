import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type IndicatorKind = 'count' | 'share' | 'mean';

/** What the Observatory measures, with its definition in every language. */
@Entity('indicator')
export class Indicator {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('text') kind: IndicatorKind;
  @Column('text') unit: 'people' | 'basis-points';
  @Column('jsonb') name: LocalizedText;
  @Column('jsonb') definition: LocalizedText;
  @Column('integer') position: number;
}
