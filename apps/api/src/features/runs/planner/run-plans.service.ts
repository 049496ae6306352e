import type { editRunPlan, InputOf } from '@edukom/contracts';
import { isHeld } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { sqlError } from '../../../platform/db/sql-errors.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { syncCalendar } from '../../../platform/jobs/sync-calendar.js';
import { IdentityService } from '../../identity/identity.service.js';
import { SeatsRepository } from '../enrolment/seats.repository.js';
import { runSearchText } from '../runs.mapper.js';
import { type RunDetailRow, RunsRepository } from '../runs.repository.js';
import { type HostRow, RunPlansRepository } from './run-plans.repository.js';

type RunPlan = InputOf<typeof editRunPlan>['body'];

const invalid = (errors: readonly FieldProblem[]) => new Problem('request.invalid', { errors: [...errors] });

function refusalOf(error: unknown): unknown {
  return sqlError(error)?.constraint === 'role_grant_person'
    ? invalid([{ pointer: '/trainerIds', code: 'choice' }])
    : error;
}

/**
 * The plan of a run after it was made. Invariants: its course version, its rules and its leading host stay; nobody makes
 * themself a trainer; of two who plan at once the later is told what stands, and ends nobody's grant unseen; who is no trainer of the run any more leads none of its coming sessions.
 */
@Injectable()
export class RunPlansService {
  constructor(
    private readonly db: Db,
    private readonly repository: RunPlansRepository,
    private readonly runs: RunsRepository,
    private readonly seats: SeatsRepository,
    private readonly identity: IdentityService,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async edit(actor: Actor, runId: string, plan: RunPlan): Promise<void> {
    try {
      await this.db.tx(() => this.#edit(actor, runId, plan));
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async #edit(actor: Actor, runId: string, plan: RunPlan): Promise<void> {
    await this.seats.lockRun(runId);
    const run = await this.runs.runById(runId);
    if (!run) throw new Problem('request.not-found');
    if (run.kind === 'open') throw new Problem('run.open-course');
    if (!isHeld(run)) throw new Problem('run.state');
    const before = (await this.runs.trainersOf(runId)).map((one) => one.person_id);
    if (plan.version !== run.version)
      throw new Problem('draft.changed', { current: planOf(run, before, await this.repository.coHosts(runId)) });
    const coHosts = await this.repository.institutions(plan.coHostIds);
    const errors = wrongIn(actor, plan, before, coHosts);
    if (errors.length > 0) throw invalid(errors);
    await this.#save(run, plan, coHosts);
    await this.#changeTrainers(actor, runId, before, plan.trainerIds);
    await this.jobs.enqueue(syncCalendar, { runId });
    await this.audit.record({
      actorId: actor.personId,
      action: 'run.plan-changed',
      subjectKind: 'run',
      subjectId: runId,
      before: { startsOn: run.starts_on, endsOn: run.ends_on, locales: run.locales, trainerIds: before },
      after: plan,
    });
  }

  async #save(run: RunDetailRow, { startsOn, endsOn, locales }: RunPlan, coHosts: readonly HostRow[]): Promise<void> {
    const others = coHosts.filter(({ id }) => id !== run.host_institution_id);
    const names = [run.title, run.course_title, run.host_name, ...others.map(({ name }) => name)];
    await this.repository.savePlan(run.id, {
      startsOn,
      endsOn,
      locales,
      searchText: runSearchText(run.code, ...names),
    });
    await this.repository.replaceCoHosts(
      run.id,
      others.map(({ id }) => id),
    );
  }

  async #changeTrainers(
    actor: Actor,
    runId: string,
    before: readonly string[],
    after: readonly string[],
  ): Promise<void> {
    const grant = { role: 'trainer', scopeKind: 'run', scopeId: runId } as const;
    for (const personId of new Set(after))
      if (!before.includes(personId)) await this.identity.addGrant(actor.personId, personId, grant);
    const gone = before.filter((id) => !after.includes(id));
    for (const personId of gone) await this.identity.endGrant(actor.personId, personId, grant);
    if (gone.length > 0) await this.repository.dropFromSessions(runId, gone, this.clock.now());
  }
}

const planOf = (run: RunDetailRow, trainerIds: readonly string[], coHosts: readonly HostRow[]): RunPlan => ({
  version: run.version,
  startsOn: run.starts_on,
  endsOn: run.ends_on,
  locales: run.locales,
  trainerIds: [...trainerIds],
  coHostIds: coHosts.map(({ id }) => id),
});

const wrongIn = (
  actor: Actor,
  plan: RunPlan,
  before: readonly string[],
  coHosts: readonly HostRow[],
): FieldProblem[] => [
  ...(plan.endsOn < plan.startsOn ? [{ pointer: '/endsOn', code: 'order' }] : []),
  ...(plan.trainerIds.some((id) => isOneself(actor, id) && !before.includes(id))
    ? [{ pointer: '/trainerIds', code: 'own-record' }]
    : []),
  ...(coHosts.length < new Set(plan.coHostIds).size ? [{ pointer: '/coHostIds', code: 'choice' }] : []),
];
