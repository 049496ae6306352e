import type { InputOf, openRun } from '@edukom/contracts';
import { type AwardRule, isAllowed, NO_LAST_DAY } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import type { Actor } from '../../platform/http/context.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { OpenAwardsService } from '../courses/open-awards.service.js';
import { runSearchText, titleOf } from './runs.mapper.js';
import { RunsRepository, type VersionRow } from './runs.repository.js';

export type NewOpenRun = InputOf<typeof openRun>['body'];

/** Nobody attends: the rule stands for the column and asks for nothing. */
const NO_ATTENDANCE = {
  thresholdBasisPoints: 0,
  excused: 'neutral',
  maxUnexcusedAbsences: null,
  lateLimitMinutes: null,
} as const;

const invalid = (errors: FieldProblem[]) => new Problem('request.invalid', { errors });

interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}
interface Parts {
  readonly version: VersionRow;
  readonly host: { readonly name: VersionRow['title'] };
  readonly awardRule: AwardRule;
  readonly at: Date;
}

/** From today on and without an end, unless the form says otherwise. */
const daysOf = ({ startsOn, endsOn }: NewOpenRun, at: Date): Days => ({
  startsOn: startsOn ?? dayOf(at),
  endsOn: endsOn ?? NO_LAST_DAY,
});

/** Else everybody would be certified for nothing, the moment they begin. */
const asksSomething = ({ quizzes, activitiesRequired }: AwardRule): boolean =>
  quizzes.length + activitiesRequired.length > 0;

function refusalOf(error: unknown): unknown {
  if (isUniqueViolation(error, 'run_code_unique')) return invalid([{ pointer: '/code', code: 'taken' }]);
  if (isUniqueViolation(error, 'run_one_open')) return new Problem('run.already-open');
  return error;
}

/**
 * Open runs: a course for everybody, at their own pace. Invariants: one that is open per course; under way from the moment
 * it is opened, so its rules are fixed then; no session, no trainer, nothing in its rule that somebody has to grade.
 */
@Injectable()
export class OpenRunsService {
  constructor(
    private readonly db: Db,
    private readonly repository: RunsRepository,
    private readonly awards: OpenAwardsService,
    private readonly audit: Audit,
  ) {}

  /** Opens a course for an actor, inside their scopes. */
  async open(actor: Actor, run: NewOpenRun, at: Date): Promise<string> {
    const version = await this.repository.versionById(run.versionId);
    const scopes = [
      { kind: 'course' as const, id: version?.course_id ?? '' },
      { kind: 'institution' as const, id: run.hostInstitutionId },
    ];
    if (!isAllowed(actor.grants, 'run.plan', scopes)) throw new Problem('access.forbidden');
    return this.create(actor.personId, run, at);
  }

  /** Opens a course; seeds call it too. */
  async create(createdBy: string | null, run: NewOpenRun, at: Date): Promise<string> {
    const days = daysOf(run, at);
    const { version, host, awardRule } = await this.#required(run, days);
    const id = uuidv7();
    try {
      await this.db.tx(() => this.#insert(id, createdBy, { ...run, ...days }, { version, host, awardRule, at }));
    } catch (error) {
      throw refusalOf(error);
    }
    return id;
  }

  /** What the run is made of. @throws Problem `request.invalid` for what is not as it must be. */
  async #required(run: NewOpenRun, { startsOn, endsOn }: Days): Promise<Omit<Parts, 'at'>> {
    const version = await this.repository.versionById(run.versionId);
    const host = await this.repository.institutionName(run.hostInstitutionId);
    const awardRule = await this.#awardRuleOf(run.versionId);
    const unfit = await this.#unfit(version, awardRule);
    const wrong = [
      ...(unfit === null ? [] : [{ pointer: '/versionId', code: unfit }]),
      ...(host ? [] : [{ pointer: '/hostInstitutionId', code: 'choice' }]),
      ...(endsOn < startsOn ? [{ pointer: '/endsOn', code: 'order' }] : []),
    ];
    if (!version || !host || wrong.length > 0) throw invalid(wrong);
    return { version, host, awardRule };
  }

  /** Why a version cannot be opened to everybody: the code of the field, null when it can. */
  async #unfit(version: VersionRow | null, rule: AwardRule): Promise<string | null> {
    if (version?.state !== 'published') return 'not-published';
    if (!asksSomething(rule)) return 'asks-nothing';
    return (await this.repository.needsTrainer(version.id)) ? 'needs-trainer' : null;
  }

  async #insert(
    id: string,
    createdBy: string | null,
    run: NewOpenRun & Days,
    { version, host, awardRule, at }: Parts,
  ): Promise<void> {
    const { versionId, code, hostInstitutionId, startsOn, endsOn, locales } = run;
    const title =
      titleOf([
        ['sq', run.titleSq],
        ['sr-Cyrl', run.titleSr],
        ['en', run.titleEn],
      ]) ?? version.title;
    await this.awards.ensure(version.course_id);
    await this.repository.insertRun({
      id,
      kind: 'open',
      courseId: version.course_id,
      versionId,
      code,
      title,
      hostInstitutionId,
      state: 'running',
      startsOn,
      endsOn,
      locales,
      attendanceRule: NO_ATTENDANCE,
      awardRule,
      searchText: runSearchText(code, title, version.title, host.name),
      createdBy,
      createdAt: at,
      version: 1,
    });
    await this.audit.record({
      actorId: createdBy,
      action: 'run.opened',
      subjectKind: 'run',
      subjectId: id,
      after: { ...run, awardRule },
    });
  }

  async #awardRuleOf(versionId: string): Promise<AwardRule> {
    const quizzes = await this.repository.gradedByThemselves(versionId);
    return {
      isAttendanceRequired: false,
      quizzes: quizzes.map((quiz) => ({ quizId: quiz.quiz_id, passBasisPoints: quiz.pass_mark })),
      activitiesRequired: await this.repository.requiredActivities(versionId),
    };
  }
}
