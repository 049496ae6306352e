import type { INestApplicationContext, Type } from '@nestjs/common';
import { IdentityService } from '../../features/identity/identity.service.js';
import type { QuestionSource } from '../../features/quizzes/question-source.js';
import type { Actor } from '../../platform/http/context.js';
import { courseQuestions } from '../content/course-source.js';
import { DEMO_SEED } from '../demo-people/demo-people.js';
import { mulberry32, type Random } from '../demo-people/random.js';
import { DEMO_COURSE, type SeededCourse } from '../seed-course.js';

/** What the parts of the demo share: the services, the day it is made, the course, and numbers that are the same everywhere. */
export class DemoWorld {
  readonly random: Random = mulberry32(DEMO_SEED);
  /** Questions by quiz, in the order of their slots. */
  readonly questions: ReadonlyMap<string, readonly QuestionSource[]> = courseQuestions(DEMO_COURSE);

  constructor(
    private readonly app: INestApplicationContext,
    readonly now: Date,
    readonly course: SeededCourse,
    readonly accounts: ReadonlyMap<string, string>,
  ) {}

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  accountId(email: string): string {
    const id = this.accounts.get(email);
    if (!id) throw new Error(`The demo has no account ${email}`);
    return id;
  }

  activityId(slug: string): string {
    const id = this.course.activityIds.get(slug);
    if (!id) throw new Error(`The course has no activity ${slug}`);
    return id;
  }

  /** An account of the demo as the one who acts. */
  async actor(email: string): Promise<Actor> {
    const me = await this.get(IdentityService).meOf(this.accountId(email));
    return { ...me, personIds: [me.personId], tokenHash: Buffer.alloc(0) };
  }
}
