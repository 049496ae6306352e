import { confirmActivity, type InputOf, previewReminders, readRunProgress, remindPeople } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { ConfirmationsService } from './confirmations.service.js';
import { RemindersService } from './reminders.service.js';
import { RunProgressService } from './run-progress.service.js';

@Controller()
export class RunProgressController {
  constructor(
    private readonly progress: RunProgressService,
    private readonly reminders: RemindersService,
    private readonly confirmations: ConfirmationsService,
  ) {}

  @Route(readRunProgress)
  async read({ params }: InputOf<typeof readRunProgress>, { receivedAt }: Context<typeof readRunProgress>) {
    return this.progress.progress(params.runId, receivedAt);
  }

  @Route(confirmActivity)
  async confirm({ params, body }: InputOf<typeof confirmActivity>, { actor }: Context<typeof confirmActivity>) {
    await this.confirmations.confirm(actor, params.runId, body);
  }

  @Route(previewReminders)
  async preview(
    { params, body }: InputOf<typeof previewReminders>,
    { actor, receivedAt }: Context<typeof previewReminders>,
  ) {
    return this.reminders.preview(actor, params.runId, body.enrolmentIds, receivedAt);
  }

  @Route(remindPeople)
  async remind({ params, body }: InputOf<typeof remindPeople>, { actor, receivedAt }: Context<typeof remindPeople>) {
    return this.reminders.send(actor, params.runId, body.enrolmentIds, receivedAt);
  }
}
