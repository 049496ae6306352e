import { checkIn } from '@edukom/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { Db } from '../db/db.js';
import { Problem } from '../http/problem.js';

/**
 * So long may whoever is next wait for a connection. A save waits twice, the longest request a few times more, and a
 * player waits for 8 s in all. A room that submits at once is through before anybody has waited so long.
 */
export const LONGEST_WAIT_MS = 500;
const RETRY_AFTER_SECONDS = 2;
/** Who asks whether the process lives must hear that it does: one that is busy must not be restarted. */
const PROBES = '/api/health/';

/**
 * Refuses what comes while the process is behind. Without it everybody waits for longer than their device does, sends
 * again what is still being worked on, and the memory fills with what nobody waits for any more. Whoever is refused has
 * lost nothing: the player keeps the answer and sends it again. It is a time and no number, because a number that one
 * machine does in time is too much for another.
 */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(private readonly db: Db) {}

  /** For before the body is read: a refusal must cost next to nothing, or refusing would be what there is no time for. */
  middleware(): RequestHandler {
    return (request, _response, next) => {
      // A form is answered with its page, by the guard; a scan is judged when it arrives, also where it is refused.
      const isRead = request.is('urlencoded') || request.path === checkIn.path;
      const isData = request.path.startsWith('/api/') && !isRead;
      next(isData && this.#isRefused(request) ? busy() : undefined);
    };
  }

  canActivate(execution: ExecutionContext): boolean {
    if (this.#isRefused(execution.switchToHttp().getRequest<Request>())) throw busy();
    return true;
  }

  #isRefused({ path }: Request): boolean {
    return this.db.longestWaitMs >= LONGEST_WAIT_MS && !path.startsWith(PROBES);
  }
}

const busy = () => new Problem('server.busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
