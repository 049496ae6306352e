import type { LessonBlock } from '@edukom/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One block of a lesson: its structure is the same in every language, its body holds the texts of all. */
@Entity('block')
export class Block {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'activity_id' }) activityId: string;
  @Column('integer') position: number;
  @Column('text') anchor: string;
  @Column('text') kind: LessonBlock['kind'];
  @Column('jsonb') body: LessonBlock['body'];
}
