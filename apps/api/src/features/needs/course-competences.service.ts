import type { listCourseCompetences, OutputOf } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { Problem } from '../../platform/http/problem.js';
import { CourseCompetencesRepository } from './course-competences.repository.js';

export interface TaughtCompetence {
  readonly courseId: string;
  readonly framework: string;
  readonly competence: string;
}

/** To which level a course leads. Each competence is a fact of its own, so two who say different ones keep both. */
@Injectable()
export class CourseCompetencesService {
  constructor(
    private readonly db: Db,
    private readonly repository: CourseCompetencesRepository,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listCourseCompetences>> {
    return { courses: await this.repository.courses() };
  }

  /** @throws Problem `request.invalid` for a competence or level the framework does not have. */
  async set(actorId: string | null, taught: TaughtCompetence, level: number): Promise<void> {
    await this.db.tx(async () => {
      await this.#known(taught.courseId);
      if (!(await this.repository.set(taught.courseId, taught.framework, taught.competence, level)))
        throw new Problem('request.invalid', { errors: [{ pointer: '/level', code: 'choice' }] });
      await this.#record(actorId, 'course-competence.set', taught, level);
    });
  }

  async remove(actorId: string, taught: TaughtCompetence): Promise<void> {
    await this.db.tx(async () => {
      await this.#known(taught.courseId);
      await this.repository.remove(taught.courseId, taught.framework, taught.competence);
      await this.#record(actorId, 'course-competence.removed', taught, null);
    });
  }

  async #known(courseId: string): Promise<void> {
    if (!(await this.repository.isPublished(courseId))) throw new Problem('request.not-found');
  }

  #record(actorId: string | null, action: string, taught: TaughtCompetence, level: number | null): Promise<void> {
    const { courseId, framework, competence } = taught;
    return this.audit.record({
      actorId,
      action,
      subjectKind: 'course',
      subjectId: courseId,
      after: { framework, competence, level },
    });
  }
}
