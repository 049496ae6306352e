import {
  type InputOf,
  type OutputOf,
  PLANNER_DAYS,
  PLANNER_LIMIT,
  type readPlanner,
  type readPlannerChoices,
} from '@edukom/contracts';
import { allowedScopes, instantOf, ZONE } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import type { VisibleScopes } from '../runs.repository.js';
import { PlannerRepository } from './planner.repository.js';

const DAY_MS = 86_400_000;

const scopesOf = (actor: Actor): VisibleScopes => {
  const { all, ids } = allowedScopes(actor.grants, 'run.read');
  return { all, ...ids };
};

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** Midnight in Kosovo. */
function beginOf(day: string): Date {
  const result = instantOf(day, '00:00', ZONE);
  if (!result.ok) throw new Problem('request.invalid', { errors: [{ pointer: '/from', code: 'date' }] });
  return new Date(result.instant);
}

/** @throws Problem `request.invalid` for days in the wrong order, or too many of them */
function checkDays({ from, until }: InputOf<typeof readPlanner>['query']): void {
  const code = until < from ? 'order' : 'invalid';
  if (until < from || (Date.parse(until) - Date.parse(from)) / DAY_MS >= PLANNER_DAYS)
    throw new Problem('request.invalid', { errors: [{ pointer: '/until', code }] });
}

/** What is planned when. Whoever reads sees the runs of their scopes, and no other. */
@Injectable()
export class PlannerService {
  constructor(private readonly repository: PlannerRepository) {}

  async read(actor: Actor, query: InputOf<typeof readPlanner>['query']): Promise<OutputOf<typeof readPlanner>> {
    checkDays(query);
    const filter = {
      from: beginOf(query.from),
      until: beginOf(dayAfter(query.until)),
      fromDay: query.from,
      untilDay: query.until,
      hostId: query.hostId ?? null,
      trainerId: query.trainerId ?? null,
      roomId: query.roomId ?? null,
      limit: PLANNER_LIMIT + 1,
    };
    const sessions = await this.repository.sessions(scopesOf(actor), filter);
    const runs = await this.repository.runs(scopesOf(actor), filter);
    return {
      sessions: sessions.slice(0, PLANNER_LIMIT).map((row) => ({
        sessionId: row.id,
        runId: row.run_id,
        code: row.code,
        runTitle: row.run_title,
        title: row.title,
        hostName: row.host_name,
        room: row.room,
        localDate: row.local_date,
        localStart: row.local_start,
        localEnd: row.local_end,
        trainers: row.trainers,
        hasConflict: row.has_conflict,
      })),
      runs: runs.slice(0, PLANNER_LIMIT).map((row) => ({
        runId: row.id,
        code: row.code,
        title: row.title,
        hostName: row.host_name,
        state: row.state,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
      })),
      isCut: sessions.length > PLANNER_LIMIT || runs.length > PLANNER_LIMIT,
    };
  }

  async choices(actor: Actor): Promise<OutputOf<typeof readPlannerChoices>> {
    const scopes = scopesOf(actor);
    const trainers = await this.repository.trainers(scopes);
    const rooms = await this.repository.rooms(scopes);
    return {
      hosts: await this.repository.hosts(scopes),
      trainers: trainers.map(({ person_id: personId, name }) => ({ personId, name })),
      rooms: rooms.map((row) => ({ roomId: row.id, name: row.name, institutionName: row.institution_name })),
    };
  }
}
