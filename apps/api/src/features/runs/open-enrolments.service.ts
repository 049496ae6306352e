import { isOpenForEnrolment } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { Problem } from '../../platform/http/problem.js';
import { CyclesService } from './enrolment/cycles.service.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { OpenEnrolmentsRepository, type OpenRunRow } from './open-enrolments.repository.js';
import { RunsRepository } from './runs.repository.js';

/**
 * Who is in an open course, by their own decision. Invariants: only while it takes people in; once per person however often
 * it is asked for; who learns the same course with a group already stays there, so that no answer lands in the wrong run.
 */
@Injectable()
export class OpenEnrolmentsService {
  constructor(
    private readonly db: Db,
    private readonly repository: OpenEnrolmentsRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly runs: RunsRepository,
    private readonly cycles: CyclesService,
    private readonly audit: Audit,
  ) {}

  /**
   * The open run of a course that takes people in.
   * @throws Problem `request.not-found` for a course there is not, `open-course.closed`.
   */
  async runOf(slug: string, at: Date): Promise<OpenRunRow> {
    const run = await this.repository.openRunOf(slug);
    if (!run && !(await this.repository.isPublished(slug))) throw new Problem('request.not-found');
    return accepting(run, at);
  }

  /** Enrols somebody in the open run of a course; gives where they are in the course. */
  async enrolIn(slug: string, personId: string, at: Date): Promise<string> {
    return this.db.tx(async () => {
      const open = await this.repository.openRunOf(slug);
      const known =
        open &&
        (await this.repository.enrolmentInCourse(
          personId,
          open.course_id,
          await this.cycles.of(open.run_id, personId, at),
        ));
      return known ?? this.enrol((await this.runOf(slug, at)).run_id, personId, at);
    });
  }

  /** Enrols somebody in an open run. @throws Problem `open-course.closed`. */
  async enrol(runId: string, personId: string, at: Date): Promise<string> {
    return this.db.tx(async () => {
      // Held: nobody closes the run between the look at it and the enrolment.
      await this.runs.holdRun(runId);
      const run = accepting(await this.repository.openRun(runId), at);
      const institutionId = await this.repository.institutionOf(personId, dayOf(at));
      const cycle = await this.cycles.of(runId, personId, at);
      const person = { id: uuidv7(), personId, institutionId, beyondReason: null, cycle };
      const [enrolled] = await this.enrolments.enrol(runId, [person], at, personId);
      if (enrolled)
        await this.audit.record({
          actorId: personId,
          action: 'enrolment.enrolled',
          subjectKind: 'enrolment',
          subjectId: enrolled.id,
          after: { runId, personId, institutionId },
        });
      const id = await this.repository.enrolmentInCourse(personId, run.course_id, cycle);
      if (!id) throw new Error(`no enrolment of ${personId} in ${runId}`);
      return id;
    });
  }

  /** Leaves an open course. @throws Problem `request.not-found` for what is not one's own enrolment in one. */
  async leave(personId: string, enrolmentId: string): Promise<void> {
    await this.db.tx(async () => {
      const outcome = await this.repository.leave(personId, enrolmentId);
      if (outcome === null) throw new Problem('request.not-found');
      if (outcome === 'left')
        await this.audit.record({
          actorId: personId,
          action: 'enrolment.withdrawn',
          subjectKind: 'enrolment',
          subjectId: enrolmentId,
          before: { state: 'enrolled' },
          after: { state: 'withdrawn' },
        });
    });
  }
}

function accepting(run: OpenRunRow | null, at: Date): OpenRunRow {
  const isOpen =
    run !== null &&
    isOpenForEnrolment({ kind: 'open', state: run.state, startsOn: run.starts_on, endsOn: run.ends_on }, dayOf(at));
  if (!isOpen) throw new Problem('open-course.closed');
  return run;
}
