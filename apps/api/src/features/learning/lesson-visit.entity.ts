import { Entity, PrimaryColumn } from 'typeorm';

/** A day, by the calendar of the country, on which a learner opened an activity. */
@Entity('lesson_visit')
export class LessonVisit {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('uuid', { name: 'activity_id' }) activityId: string;
  @PrimaryColumn('date') day: string;
}
