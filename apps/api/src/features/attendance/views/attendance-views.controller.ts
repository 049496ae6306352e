import { type InputOf, readMatrix, readTotals } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { MatrixService } from './matrix.service.js';
import { TotalsService } from './totals.service.js';

@Controller()
export class AttendanceViewsController {
  constructor(
    private readonly matrices: MatrixService,
    private readonly sums: TotalsService,
  ) {}

  @Route(readMatrix)
  async matrix({ params }: InputOf<typeof readMatrix>) {
    return this.matrices.matrix(params.runId);
  }

  @Route(readTotals)
  async totals({ query }: InputOf<typeof readTotals>, { actor }: Context<typeof readTotals>) {
    return this.sums.totals(actor, query);
  }
}
