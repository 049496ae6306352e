import {
  type createRun,
  type InputOf,
  type listRuns,
  type OutputOf,
  type readRunOptions,
  type RunDetail,
  uuid,
} from '@edukom/contracts';
import { allowedScopes, type AwardRule, isAllowed, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation, sqlError } from '../../platform/db/sql-errors.js';
import { type Actor, isOneself } from '../../platform/http/context.js';
import { cursorDay, readCursor, writeCursor } from '../../platform/http/cursor.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { IdentityService } from '../identity/identity.service.js';
import { EnrolmentsService } from './enrolments.service.js';
import { RunPlansRepository } from './planner/run-plans.repository.js';
import type { RunState } from './run.entity.js';
import { runDetailOf, runItemOf, runSearchText, searchPatterns, titleOf } from './runs.mapper.js';
import { RunsRepository } from './runs.repository.js';
import type { SessionPlanInput } from './session-times.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

export type NewRun = InputOf<typeof createRun>['body'];

const PAGE = 50;
const PLACE = z.tuple([cursorDay, uuid]);

const invalid = (...errors: FieldProblem[]) => new Problem('request.invalid', { errors });

/** What of a new run cannot be, field by field. */
const wrongIn = (run: NewRun, isPublished: boolean, isHost: boolean): FieldProblem[] => [
  ...(isPublished ? [] : [{ pointer: '/versionId', code: 'not-published' }]),
  ...(isHost ? [] : [{ pointer: '/hostInstitutionId', code: 'choice' }]),
  ...(run.endsOn < run.startsOn ? [{ pointer: '/endsOn', code: 'order' }] : []),
];

/** What the database refused of a new run, named by its field; any other error as it is. */
function refusalOf(error: unknown): unknown {
  if (isUniqueViolation(error, 'run_code_unique')) return invalid({ pointer: '/code', code: 'taken' });
  if (sqlError(error)?.constraint === 'role_grant_person') return invalid({ pointer: '/trainerIds', code: 'choice' });
  return error;
}

/**
 * Runs. Invariants: a run delivers one published version and never another; its rules are fixed when it starts; states
 * only go planned → running → finished, or end cancelled; nobody makes themself a trainer.
 */
@Injectable()
export class RunsService {
  constructor(
    private readonly db: Db,
    private readonly repository: RunsRepository,
    private readonly sessionRows: SessionsRepository,
    private readonly sessions: SessionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly identity: IdentityService,
    private readonly plans: RunPlansRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: InputOf<typeof listRuns>['query']): Promise<OutputOf<typeof listRuns>> {
    const { all, ids } = allowedScopes(actor.grants, 'run.read');
    const limit = query.limit ?? PAGE;
    const rows = await this.repository.visibleRuns(
      { all, ...ids },
      {
        patterns: searchPatterns(query.search ?? ''),
        state: query.state ?? null,
        kind: query.kind ?? null,
        after: readCursor(PLACE, query.cursor),
        limit: limit + 1,
        now: this.clock.now(),
      },
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(runItemOf),
      next: last ? writeCursor([last.starts_on, last.id]) : null,
    };
  }

  async detail(runId: string): Promise<RunDetail> {
    const run = await this.repository.runById(runId);
    if (!run) throw new Problem('request.not-found');
    const sessions = await this.sessionRows.ofRun(runId);
    const trainers = await this.repository.trainersOf(runId);
    return runDetailOf(run, sessions, trainers, await this.plans.coHosts(runId), this.clock.now());
  }

  /** What the actor can plan a run from; hosts outside their scopes are left out. */
  async options(actor: Actor): Promise<OutputOf<typeof readRunOptions>> {
    const versions = await this.repository.plannableVersions();
    const hosts = await this.repository.hosts();
    const trainers = await this.repository.trainers();
    const { all, ids } = allowedScopes(actor.grants, 'run.plan');
    return {
      courses: versions.map(({ version_id: versionId, number, title }) => ({ versionId, number, title })),
      institutions: all || ids.course.length > 0 ? hosts : hosts.filter((host) => ids.institution.includes(host.id)),
      coHosts: hosts,
      trainers: trainers.map(({ person_id: personId, name }) => ({ personId, name })),
    };
  }

  /** Plans a run for an actor, inside their scopes. */
  async plan(actor: Actor, run: NewRun): Promise<string> {
    const version = await this.repository.versionById(run.versionId);
    const scopes = [
      { kind: 'course' as const, id: version?.course_id ?? '' },
      { kind: 'institution' as const, id: run.hostInstitutionId },
    ];
    if (!isAllowed(actor.grants, 'run.plan', scopes)) throw new Problem('access.forbidden');
    if (run.trainerIds.some((trainerId) => isOneself(actor, trainerId)))
      throw invalid({ pointer: '/trainerIds', code: 'own-record' });
    return this.createRun(actor.personId, run);
  }

  /** Plans a run; seeds call it for the installation itself (`createdBy` null). */
  async createRun(createdBy: string | null, run: NewRun): Promise<string> {
    const version = await this.repository.versionById(run.versionId);
    const host = await this.repository.institutionName(run.hostInstitutionId);
    if (!version || !host || version.state !== 'published' || run.endsOn < run.startsOn)
      throw invalid(...wrongIn(run, version?.state === 'published', host !== null));
    const title =
      titleOf([
        ['sq', run.titleSq],
        ['sr-Cyrl', run.titleSr],
        ['en', run.titleEn],
      ]) ?? version.title;
    const id = uuidv7();
    const coHosts = await this.#coHostsOf(run);
    try {
      await this.db.tx(async () => {
        await this.#insert(id, createdBy, run, {
          courseId: version.course_id,
          title,
          searched: [title, version.title, host.name, ...coHosts.map(({ name }) => name)],
        });
        const coHostIds = coHosts.map((one) => one.id);
        await this.plans.replaceCoHosts(id, coHostIds);
      });
    } catch (error) {
      throw refusalOf(error);
    }
    return id;
  }

  /** Hosts beside the leading one. @throws Problem `request.invalid` for an institution there is not. */
  async #coHostsOf({ coHostIds = [], hostInstitutionId }: NewRun) {
    const found = await this.plans.institutions(coHostIds);
    if (found.length < new Set(coHostIds).size) throw invalid({ pointer: '/coHostIds', code: 'choice' });
    return found.filter(({ id }) => id !== hostInstitutionId);
  }

  runIdByCode(code: string): Promise<string | null> {
    return this.repository.runIdByCode(code);
  }

  /** Adds a session; gives its id. */
  addSession(actorId: string | null, runId: string, plan: SessionPlanInput): Promise<string> {
    return this.sessions.add(actorId, runId, plan);
  }

  /** Enrols people as of an instant (now when left out). */
  enrol(actorId: string | null, runId: string, personIds: readonly string[], at?: Date) {
    return this.enrolments.enrol(actorId, runId, personIds, at);
  }

  /** Starts a planned run: from now on its rules stay. A run without sessions asks for no attendance. */
  async startRun(actorId: string | null, runId: string): Promise<void> {
    await this.#move(actorId, runId, 'planned', 'running', async () => {
      const run = await this.repository.runById(runId);
      const sessions = await this.sessionRows.ofRun(runId);
      const isHeld = sessions.some((session) => session.cancelled_at === null);
      if (run) await this.repository.setAwardRule(runId, await this.#awardRuleOf(run.version_id, isHeld));
    });
  }

  async finishRun(actorId: string | null, runId: string): Promise<void> {
    await this.#move(actorId, runId, 'running', 'finished', () => Promise.resolve());
  }

  async #insert(
    id: string,
    createdBy: string | null,
    run: NewRun,
    course: { courseId: string; title: LocalizedText; searched: readonly LocalizedText[] },
  ): Promise<void> {
    const { versionId, code, hostInstitutionId, startsOn, endsOn, locales } = run;
    await this.repository.insertRun({
      id,
      kind: 'group',
      courseId: course.courseId,
      versionId,
      code,
      title: course.title,
      hostInstitutionId,
      state: 'planned',
      startsOn,
      endsOn,
      locales,
      attendanceRule: {
        thresholdBasisPoints: run.thresholdPercent * 100,
        excused: 'neutral',
        maxUnexcusedAbsences: run.maxUnexcusedAbsences ?? null,
        lateLimitMinutes: null,
      },
      awardRule: await this.#awardRuleOf(versionId, true),
      searchText: runSearchText(code, ...course.searched),
      createdBy,
      createdAt: this.clock.now(),
      version: 1,
    });
    for (const trainerId of new Set(run.trainerIds))
      await this.identity.addGrant(createdBy, trainerId, { role: 'trainer', scopeKind: 'run', scopeId: id });
    await this.audit.record({
      actorId: createdBy,
      action: 'run.planned',
      subjectKind: 'run',
      subjectId: id,
      after: run,
    });
  }

  async #awardRuleOf(versionId: string, isAttendanceRequired: boolean): Promise<AwardRule> {
    const quizzes = await this.repository.decidingQuizzes(versionId);
    return {
      isAttendanceRequired,
      quizzes: quizzes.map((quiz) => ({ quizId: quiz.quiz_id, passBasisPoints: quiz.pass_mark })),
      activitiesRequired: await this.repository.requiredActivities(versionId),
    };
  }

  async #move(
    actorId: string | null,
    runId: string,
    from: RunState,
    to: RunState,
    alongside: () => Promise<void>,
  ): Promise<void> {
    await this.db.tx(async () => {
      if (!(await this.repository.changeState(runId, from, to))) throw new Problem('run.state');
      await alongside();
      const run = await this.repository.runById(runId);
      await this.audit.record({
        actorId,
        action: `run.${to}`,
        subjectKind: 'run',
        subjectId: runId,
        before: { state: from },
        after: { state: to, attendanceRule: run?.attendance_rule, awardRule: run?.award_rule },
      });
    });
  }
}
