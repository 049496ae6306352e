import { changeAttendanceRule, type InputOf, readAttendanceRule } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AttendanceRuleService } from './attendance-rule.service.js';

@Controller()
export class AttendanceRuleController {
  constructor(private readonly rules: AttendanceRuleService) {}

  @Route(readAttendanceRule)
  async read({ params }: InputOf<typeof readAttendanceRule>) {
    return this.rules.read(params.runId);
  }

  @Route(changeAttendanceRule)
  async change(
    { params, body }: InputOf<typeof changeAttendanceRule>,
    { actor }: Context<typeof changeAttendanceRule>,
  ) {
    await this.rules.change(actor.personId, params.runId, body);
  }
}
