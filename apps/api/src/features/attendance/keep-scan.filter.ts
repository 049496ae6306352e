import { checkIn } from '@edukom/contracts';
import { type ArgumentsHost, Catch, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FORM_PAGES, type FormPages, ProblemFilter } from '../../platform/http/problem.filter.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { ScanArrivals } from './scan-arrivals.js';

/**
 * A scan sent with a check-in that is refused, by the guards as well: whoever is no longer signed in gets the refusal of
 * every endpoint, and with it the verdict on the code, which was judged when this request arrived. Sent again after signing
 * in, or when whatever stood in the way has passed, it counts as of then.
 */
@Injectable()
@Catch()
export class KeepScanFilter extends ProblemFilter {
  constructor(
    @Inject(LOG) log: Log,
    @Inject(FORM_PAGES) pages: FormPages,
    private readonly arrivals: ScanArrivals,
  ) {
    super(log, pages);
  }

  override async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const token = checkIn.body.safeParse(request.body).data?.scan;
    const response = host.switchToHttp().getResponse<Response>();
    if (token !== undefined && !response.headersSent) this.arrivals.keep(token, request, response);
    await super.catch(error, host);
  }
}
