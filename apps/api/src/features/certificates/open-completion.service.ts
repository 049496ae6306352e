import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Problem } from '../../platform/http/problem.js';
import { evaluateCompletion } from '../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { IssuingService } from './issuing.service.js';

/** Refusals that mean: not now, and nothing is wrong. */
const NOT_NOW = new Set(['certificate.not-eligible', 'request.not-found', 'access.forbidden']);
const INSTALLATION = { personId: null };

/**
 * Certificates of completion of open courses: the installation issues them by itself. Whether the rule is met is decided in
 * the issuing transaction, with the enrolment held; however often and by however many it is asked, one comes of it.
 */
@Injectable()
export class OpenCompletionService implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly issuing: IssuingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(evaluateCompletion, async ({ enrolmentId }) => {
      await this.evaluate(enrolmentId);
    });
  }

  /** Issues the certificate when the rule is met; gives whether one came of this call. */
  async evaluate(enrolmentId: string): Promise<boolean> {
    try {
      return (await this.issuing.issue(INSTALLATION, enrolmentId, this.clock.now())).isNew;
    } catch (error) {
      if (error instanceof Problem && NOT_NOW.has(error.code)) return false;
      throw error;
    }
  }
}
