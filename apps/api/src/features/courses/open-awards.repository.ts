import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

@Injectable()
export class OpenAwardsRepository {
  constructor(private readonly db: Db) {}

  /** The award of completing a course openly: named and valid as that of the course, else named as the course. Made once. */
  async ensure(id: string, courseId: string): Promise<void> {
    await this.db.execute(
      `INSERT INTO award (id, kind, course_id, title, months_valid)
       SELECT $1, 'open', c.id, coalesce(a.title, c.title), a.months_valid
       FROM course c LEFT JOIN award a ON a.course_id = c.id AND a.kind = 'course' WHERE c.id = $2
       ON CONFLICT ON CONSTRAINT award_course_unique DO NOTHING`,
      [id, courseId],
    );
  }
}
