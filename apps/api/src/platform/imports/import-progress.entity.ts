import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the work on an import is, and whether somebody wants it stopped; written outside its transaction. */
@Entity('import_progress')
export class ImportProgress {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @Column('integer') done: number;
  @Column('integer') total: number;
  @Column('boolean', { name: 'is_cancelled' }) isCancelled: boolean;
  /** It goes slowly, since the time of somebody's quiz is running. */
  @Column('boolean', { name: 'is_gentle', default: false }) isGentle: boolean;
}
