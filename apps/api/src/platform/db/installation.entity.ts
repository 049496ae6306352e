import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Facts about this installation itself, e.g. which reference data it holds. */
@Entity('installation')
export class Installation {
  @PrimaryColumn('text') key: string;
  @Column('jsonb') value: unknown;
}
