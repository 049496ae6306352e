import { Entity, PrimaryColumn } from 'typeorm';

/** An institution that hosts a run beside the leading one. */
@Entity('run_host')
export class RunHost {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: string;
}
