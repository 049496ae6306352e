import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which question stands where in a quiz, and what it is worth in hundredths of a point. */
@Entity('quiz_slot')
export class QuizSlot {
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @PrimaryColumn('integer') slot: number;
  @Column('uuid', { name: 'question_version_id' }) questionVersionId: string;
  @Column('integer', { default: 1 }) section: number;
  @Column('integer') points: number;
}
