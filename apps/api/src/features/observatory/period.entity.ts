import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PeriodKind = 'year' | 'half-year' | 'quarter' | 'month';

/** A span of days figures are about; both ends belong to it. */
@Entity('period')
export class Period {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: PeriodKind;
  @Column('text') key: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on' }) endsOn: string;
}
