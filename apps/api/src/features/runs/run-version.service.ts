import type { InputOf, moveRun, NewerVersion } from '@edukom/contracts';
import { type AwardRule, readText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type JudgedEnrolment, LearnerOutlinesService } from '../learning/learner-outlines.service.js';
import { ProgressService } from '../learning/progress.service.js';
import { QuizzesService } from '../quizzes/quizzes.service.js';
import { RosterRepository } from './roster.repository.js';
import { RunVersionRepository } from './run-version.repository.js';

const WHOLE = 10_000;

const standingOf = (judged: JudgedEnrolment | undefined): NewerVersion['people'][number]['before'] => ({
  share: judged?.outline.share ?? 0,
  isCompleted: judged?.outline.share === WHOLE,
  next: judged?.outline.next?.title ?? null,
});
const nextOf = (judged: JudgedEnrolment | undefined): string | null => judged?.outline.next?.slug ?? null;

/** The rule with the ids of another version. What that does not have is no longer asked for; nothing new is. */
function mappedRule(rule: AwardRule, successors: ReadonlyMap<string, string>): AwardRule {
  const quizzes = (rule.quizzes ?? []).flatMap((quiz) => {
    const quizId = successors.get(quiz.quizId);
    return quizId === undefined ? [] : [{ ...quiz, quizId }];
  });
  const activitiesRequired = (rule.activitiesRequired ?? []).flatMap((id) => successors.get(id) ?? []);
  return { ...rule, quizzes, activitiesRequired };
}

/**
 * Runs and the versions of their course. Invariants: a run stays on its version until somebody moves it, with a reason, to a
 * newer published one; nothing anybody did is lost by it: facts are copied by the names of activities and blocks, attempts
 * and grades go to the quiz of the same name, and without one the run does not move; other runs are not touched.
 */
@Injectable()
export class RunVersionService {
  constructor(
    private readonly db: Db,
    private readonly repository: RunVersionRepository,
    private readonly roster: RosterRepository,
    private readonly outlines: LearnerOutlinesService,
    private readonly progress: ProgressService,
    private readonly quizzes: QuizzesService,
    private readonly audit: Audit,
  ) {}

  /** Whose completion or next step a move to the newest version would change. The statements do not grow with the people. */
  async preview(runId: string, now: Date): Promise<NewerVersion> {
    const run = await this.repository.run(runId);
    if (!run) throw new Problem('request.not-found');
    const enrolled = (await this.roster.people(runId)).filter(({ state }) => state === 'enrolled');
    const newest = await this.repository.newest(run.course_id, run.number);
    const same = {
      current: { versionId: run.version_id, number: run.number },
      enrolled: enrolled.length,
    };
    if (!newest) return { ...same, newest: null, people: [], blockers: [] };
    const ids = enrolled.map(({ id }) => id);
    const before = await this.outlines.of(ids, now);
    const after = await this.outlines.under(newest.version_id, ids, now);
    const blockers = await this.repository.blockers(runId, newest.version_id);
    return {
      ...same,
      newest: { versionId: newest.version_id, number: newest.number, publishedAt: newest.published_at },
      people: enrolled.flatMap((person) => {
        const [was, is] = [before.get(person.id), after.get(person.id)];
        if (was?.outline.share === is?.outline.share && nextOf(was) === nextOf(is)) return [];
        const name = `${person.given_name} ${person.family_name}`;
        return [{ enrolmentId: person.id, name, before: standingOf(was), after: standingOf(is) }];
      }),
      blockers: blockers.map(({ id: activityId, title, attempts }) => ({ activityId, title, attempts })),
    };
  }

  /** Moved again to the version it is on, nothing changes. */
  async move(actor: Actor, runId: string, { versionId, reason }: InputOf<typeof moveRun>['body']): Promise<void> {
    const isMoved = await this.db.tx(() => this.#move(actor, runId, versionId, reason));
    // An attempt that was being started while the run was held is on the old quiz still: it comes along now.
    if (isMoved) await this.db.tx(() => this.#carryOver(runId));
  }

  async #move(actor: Actor, runId: string, versionId: string, reason: string): Promise<boolean> {
    const run = await this.repository.lockRun(runId);
    if (!run) throw new Problem('request.not-found');
    if (run.version_id === versionId) return false;
    if (run.state !== 'planned' && run.state !== 'running') throw new Problem('run.state');
    if (!(await this.repository.newer(run.course_id, run.number, versionId)))
      throw new Problem('request.invalid', { errors: [{ pointer: '/versionId', code: 'choice' }] });
    const blockers = await this.repository.blockers(runId, versionId);
    if (blockers.length > 0) {
      const titles = blockers.map(({ title }) => readText(title, actor.locale).value).join(', ');
      throw new Problem('run.no-successor', { params: { titles } });
    }
    const awardRule = mappedRule(run.award_rule, await this.repository.successors(run.version_id, versionId));
    await this.repository.move(runId, versionId, awardRule);
    await this.#carryOver(runId);
    await this.audit.record({
      actorId: actor.personId,
      action: 'run.moved',
      subjectKind: 'run',
      subjectId: runId,
      before: { versionId: run.version_id, awardRule: run.award_rule },
      after: { versionId, awardRule },
      reason,
    });
    return true;
  }

  /** Done twice, it does nothing more. */
  async #carryOver(runId: string): Promise<void> {
    await this.repository.lockRun(runId);
    await this.progress.carryOver(runId);
    await this.quizzes.carryOver(runId);
  }
}
