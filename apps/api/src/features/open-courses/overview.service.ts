import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import { protectOverview } from './overview-disclosure.js';
import { OverviewRepository } from './overview.repository.js';

/** Who takes part in an open course, for those who plan it; apart from every figure about officials. */
@Injectable()
export class OverviewService {
  constructor(private readonly repository: OverviewRepository) {}

  async read(runId: string) {
    if (!(await this.repository.isOpenRun(runId))) throw new Problem('request.not-found');
    return protectOverview(await this.repository.groups(runId));
  }
}
