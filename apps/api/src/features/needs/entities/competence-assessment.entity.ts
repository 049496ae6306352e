import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an official assesses themself; completed, it stays, and the next one is a new row. */
@Entity('competence_assessment')
export class CompetenceAssessment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** 1, 2, 3 … of the person. */
  @Column('integer') number: number;
  @Column('uuid', { name: 'framework_id' }) frameworkId: string;
  /** Where the person worked when they completed it. */
  @Column('uuid', { name: 'institution_id', nullable: true }) institutionId: string | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt: Date | null;
}
