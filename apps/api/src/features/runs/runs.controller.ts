import {
  addSession,
  cancelSession,
  createRun,
  editSession,
  enrolPeople,
  finishRun,
  type InputOf,
  listRuns,
  moveRun,
  openRun,
  readNewerVersion,
  readRoster,
  readRun,
  readRunOptions,
  searchCandidates,
  startRun,
  withdrawEnrolment,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { EnrolmentsService } from './enrolments.service.js';
import { OpenRunsService } from './open-runs.service.js';
import { RosterService } from './roster.service.js';
import { RunVersionService } from './run-version.service.js';
import { RunsService } from './runs.service.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly openRuns: OpenRunsService,
    private readonly sessions: SessionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly rosters: RosterService,
    private readonly versions: RunVersionService,
  ) {}

  @Route(listRuns)
  async list({ query }: InputOf<typeof listRuns>, { actor }: Context<typeof listRuns>) {
    return this.runs.list(actor, query);
  }

  @Route(readRun)
  async read({ params }: InputOf<typeof readRun>) {
    return this.runs.detail(params.runId);
  }

  @Route(readRunOptions)
  async options(_input: InputOf<typeof readRunOptions>, { actor }: Context<typeof readRunOptions>) {
    return this.runs.options(actor);
  }

  @Route(createRun)
  async create({ body }: InputOf<typeof createRun>, { actor }: Context<typeof createRun>) {
    return { runId: await this.runs.plan(actor, body) };
  }

  @Route(openRun)
  async open({ body }: InputOf<typeof openRun>, { actor, receivedAt }: Context<typeof openRun>) {
    return { runId: await this.openRuns.open(actor, body, receivedAt) };
  }

  @Route(startRun)
  async start({ params }: InputOf<typeof startRun>, { actor }: Context<typeof startRun>) {
    await this.runs.startRun(actor.personId, params.runId);
  }

  @Route(finishRun)
  async finish({ params }: InputOf<typeof finishRun>, { actor }: Context<typeof finishRun>) {
    await this.runs.finishRun(actor.personId, params.runId);
  }

  @Route(readRoster)
  async roster({ params }: InputOf<typeof readRoster>) {
    return this.rosters.roster(params.runId);
  }

  @Route(readNewerVersion)
  async newerVersion({ params }: InputOf<typeof readNewerVersion>, { receivedAt }: Context<typeof readNewerVersion>) {
    return this.versions.preview(params.runId, receivedAt);
  }

  @Route(moveRun)
  async move({ params, body }: InputOf<typeof moveRun>, { actor }: Context<typeof moveRun>) {
    await this.versions.move(actor, params.runId, body);
  }

  @Route(addSession)
  async addSession({ params, body }: InputOf<typeof addSession>, { actor }: Context<typeof addSession>) {
    return { sessionId: await this.sessions.add(actor.personId, params.runId, body) };
  }

  @Route(editSession)
  async editSession({ params, body }: InputOf<typeof editSession>, { actor }: Context<typeof editSession>) {
    await this.sessions.edit(actor.personId, params.sessionId, body);
  }

  @Route(cancelSession)
  async cancelSession({ params, body }: InputOf<typeof cancelSession>, { actor }: Context<typeof cancelSession>) {
    await this.sessions.cancel(actor.personId, params.sessionId, body.reason);
  }

  @Route(searchCandidates)
  async candidates({ params, query }: InputOf<typeof searchCandidates>, { actor }: Context<typeof searchCandidates>) {
    return this.enrolments.candidates(actor, params.runId, query.search);
  }

  @Route(enrolPeople)
  async enrol({ params, body }: InputOf<typeof enrolPeople>, { actor }: Context<typeof enrolPeople>) {
    return this.enrolments.enrolSeen(actor, params.runId, body.personIds, body.beyondReason);
  }

  @Route(withdrawEnrolment)
  async withdraw({ params, body }: InputOf<typeof withdrawEnrolment>, { actor }: Context<typeof withdrawEnrolment>) {
    await this.enrolments.withdraw(actor.personId, params.enrolmentId, body.reason);
  }
}
