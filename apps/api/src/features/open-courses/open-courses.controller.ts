import {
  confirmRegistration,
  enrolInOpenCourse,
  type InputOf,
  leaveOpenCourse,
  readOpenOverview,
  readRegistration,
  registerForCourse,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import { SESSION_COOKIE } from '../../platform/access/access.guard.js';
import { SignInService } from '../../platform/auth/sign-in.service.js';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { SignInLimits } from '../identity/sign-in-limits.service.js';
import { OpenEnrolmentsService } from '../runs/open-enrolments.service.js';
import { OverviewService } from './overview.service.js';
import { RegistrationsService } from './registrations.service.js';

@Controller()
export class OpenCoursesController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly enrolments: OpenEnrolmentsService,
    private readonly overviews: OverviewService,
    private readonly signIns: SignInService,
    private readonly limits: SignInLimits,
  ) {}

  @Route(registerForCourse)
  async register(
    { params, body }: InputOf<typeof registerForCourse>,
    { ip, receivedAt }: Context<typeof registerForCourse>,
  ) {
    await this.limits.guardLinks(body.email, ip);
    await this.registrations.request(params.slug, body, receivedAt);
  }

  @Route(readRegistration)
  async read({ params, query }: InputOf<typeof readRegistration>) {
    return this.registrations.read(params.token, query.locale);
  }

  @Route(confirmRegistration)
  async confirm({ params, body }: InputOf<typeof confirmRegistration>, context: Context<typeof confirmRegistration>) {
    const { receivedAt, userAgent } = context;
    const { personId, enrolmentId } = await this.registrations.confirm(params.token, body.password, receivedAt);
    const session = await this.signIns.open(personId, receivedAt, userAgent);
    context.setCookie(SESSION_COOKIE, session.token, session.maxAgeSeconds);
    return { enrolmentId };
  }

  @Route(enrolInOpenCourse)
  async enrol({ params }: InputOf<typeof enrolInOpenCourse>, { actor, receivedAt }: Context<typeof enrolInOpenCourse>) {
    return { enrolmentId: await this.enrolments.enrolIn(params.slug, actor.personId, receivedAt) };
  }

  @Route(leaveOpenCourse)
  async leave({ params }: InputOf<typeof leaveOpenCourse>, { actor }: Context<typeof leaveOpenCourse>) {
    await this.enrolments.leave(actor.personId, params.enrolmentId);
  }

  @Route(readOpenOverview)
  async overview({ params }: InputOf<typeof readOpenOverview>) {
    return this.overviews.read(params.runId);
  }
}
