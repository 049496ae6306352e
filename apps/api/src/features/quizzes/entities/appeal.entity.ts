import type { AppealOutcome } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an official says against a released result: one question of it, or (slot null) the whole. Append-only. */
@Entity('appeal')
export class Appeal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'attempt_id' }) attemptId: string;
  @Column('integer', { nullable: true }) slot: number | null;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}

/** Points of a question before and after an appeal. */
export interface AppealChange {
  readonly slot: number;
  readonly before: number;
  readonly after: number;
}

/** The answer to an appeal, once. What it changed stands in marks that name the appeal. */
@Entity('appeal_answer')
export class AppealAnswer {
  @PrimaryColumn('uuid', { name: 'appeal_id' }) appealId: string;
  @Column('text') outcome: AppealOutcome;
  @Column('text') text: string;
  @Column('jsonb') changes: AppealChange[];
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt: Date;
}
