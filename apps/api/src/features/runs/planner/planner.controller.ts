import {
  addRoom,
  cancelRun,
  checkSession,
  copyRun,
  editRoom,
  editRunPlan,
  type InputOf,
  listRooms,
  listRunConflicts,
  previewCancellation,
  readPlanner,
  readPlannerChoices,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { CancellationsService } from './cancellations.service.js';
import { ConflictsService } from './conflicts.service.js';
import { PlannerService } from './planner.service.js';
import { RoomsService } from './rooms.service.js';
import { RunCopiesService } from './run-copies.service.js';
import { RunPlansService } from './run-plans.service.js';

@Controller()
export class PlannerController {
  constructor(
    private readonly planner: PlannerService,
    private readonly rooms: RoomsService,
    private readonly conflicts: ConflictsService,
    private readonly plans: RunPlansService,
    private readonly copies: RunCopiesService,
    private readonly cancellations: CancellationsService,
  ) {}

  @Route(readPlanner)
  async read({ query }: InputOf<typeof readPlanner>, { actor }: Context<typeof readPlanner>) {
    return this.planner.read(actor, query);
  }

  @Route(readPlannerChoices)
  async choices(_input: InputOf<typeof readPlannerChoices>, { actor }: Context<typeof readPlannerChoices>) {
    return this.planner.choices(actor);
  }

  @Route(listRooms)
  async listRooms(_input: InputOf<typeof listRooms>, { actor }: Context<typeof listRooms>) {
    return this.rooms.list(actor);
  }

  @Route(addRoom)
  async addRoom({ body }: InputOf<typeof addRoom>, { actor }: Context<typeof addRoom>) {
    return { roomId: await this.rooms.add(actor, body) };
  }

  @Route(editRoom)
  async editRoom({ params, body }: InputOf<typeof editRoom>, { actor }: Context<typeof editRoom>) {
    await this.rooms.edit(actor, params.roomId, body);
  }

  @Route(checkSession)
  async check({ params, body }: InputOf<typeof checkSession>, { actor }: Context<typeof checkSession>) {
    return this.conflicts.ofPlan(actor, params.runId, body);
  }

  @Route(listRunConflicts)
  async conflictsOf({ params }: InputOf<typeof listRunConflicts>, { actor }: Context<typeof listRunConflicts>) {
    return this.conflicts.ofRun(actor, params.runId);
  }

  @Route(editRunPlan)
  async edit({ params, body }: InputOf<typeof editRunPlan>, { actor }: Context<typeof editRunPlan>) {
    await this.plans.edit(actor, params.runId, body);
  }

  @Route(copyRun)
  async copy({ params, body }: InputOf<typeof copyRun>, { actor, receivedAt }: Context<typeof copyRun>) {
    return this.copies.copy(actor, params.runId, body, receivedAt);
  }

  @Route(previewCancellation)
  async preview({ params }: InputOf<typeof previewCancellation>, { receivedAt }: Context<typeof previewCancellation>) {
    return this.cancellations.preview(params.runId, receivedAt);
  }

  @Route(cancelRun)
  async cancel({ params, body }: InputOf<typeof cancelRun>, { actor, receivedAt }: Context<typeof cancelRun>) {
    return this.cancellations.cancel(actor, params.runId, body.reason, receivedAt);
  }
}
