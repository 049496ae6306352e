import { Entity, PrimaryColumn } from 'typeorm';

/** What a section of a published version draws from, frozen when it was published (the table refuses changes). */
@Entity('quiz_pool')
export class QuizPool {
  @PrimaryColumn('uuid', { name: 'quiz_id' }) quizId: string;
  @PrimaryColumn('integer') section: number;
  @PrimaryColumn('uuid', { name: 'question_version_id' }) questionVersionId: string;
}
