import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom rows of an import made, many in a row: such rows are not written a second time. */
@Entity('import_creation')
export class ImportCreation {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('integer', { name: 'first_line' }) firstLine: number;
  @Column('integer', { name: 'last_line' }) lastLine: number;
  @Column('integer', { array: true }) lines: readonly number[];
  /** Of each line the person it made. */
  @Column('uuid', { name: 'person_ids', array: true }) personIds: readonly string[];
  /** Of each the state it left them in, by which undoing knows whether they changed; null when undoing is over. */
  @Column('text', { array: true, nullable: true }) fingerprints: readonly string[] | null;
}
