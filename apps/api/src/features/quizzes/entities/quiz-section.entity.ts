import type { LocalizedText } from '@edukom/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of a quiz: questions it always asks (their slots name it), or a number of questions drawn from a pool. */
@Entity('quiz_section')
export class QuizSectionRow {
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @PrimaryColumn('integer') position: number;
  /** Keeps it the same section from one save to the next. */
  @Column('text') anchor: string;
  @Column('jsonb', { nullable: true }) title: LocalizedText | null;
  @Column('text') kind: 'fixed' | 'draw';
  @Column('integer', { name: 'draw_count', nullable: true }) drawCount: number | null;
  /** Hundredths for each question drawn, the same for everybody. */
  @Column('integer', { nullable: true }) points: number | null;
  /** All of them. */
  @Column('text', { array: true, default: '{}' }) tags: string[];
  @Column('text', { nullable: true }) competence: string | null;
  /** One of them; none: whatever. */
  @Column('integer', { array: true, default: '{}' }) difficulties: number[];
  @Column('boolean', { name: 'includes_shared', default: false }) includesShared: boolean;
}
