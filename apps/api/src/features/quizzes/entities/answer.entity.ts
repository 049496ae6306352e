import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer that stands: the one with the highest client revision that came in time. */
@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid', { name: 'attempt_id' }) attemptId: string;
  @PrimaryColumn('integer') slot: number;
  @Column('integer', { name: 'client_rev' }) clientRev: number;
  @Column('jsonb', { nullable: true }) response: QuestionResponse | null;
  @Column('text') locale: InterfaceLocale;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}
