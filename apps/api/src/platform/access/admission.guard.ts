import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { checkIn } from '@edukom/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { Db } from '../db/db.js';
import { type securityHeaders, stamp } from '../http/middleware.js';
import { Problem } from '../http/problem.js';
import { endpointOf } from '../http/route.js';
import { sendProblem } from '../http/send-problem.js';

/**
 * So long may whoever is next wait for a connection. A save waits twice, the longest request a few times more, and a
 * player waits for 8 s in all. A room that submits at once is through before anybody has waited so long.
 */
export const LONGEST_WAIT_MS = 500;
/** So many may be under way at a time, however soon they are done: each holds memory meanwhile. */
export const MOST_UNDER_WAY = 600;
const RETRY_AFTER_SECONDS = 2;
/** Who asks whether the process lives must hear that it does: one that is busy must not be restarted. */
const PROBES = '/api/health/';

/**
 * Refuses what comes while the process is behind. Without it everybody waits for longer than their device does, sends
 * again what is still being worked on, and the memory fills with what nobody waits for any more. Whoever is refused has
 * lost nothing: the player keeps the answer and sends it again. How far behind is a time, because a number that one
 * machine does in time is too much for another; the number beside it is one of memory.
 */
@Injectable()
export class AdmissionGuard implements CanActivate {
  #underWay = 0;

  constructor(private readonly db: Db) {}

  /** How many requests for data are being answered. */
  get underWay(): number {
    return this.#underWay;
  }

  /**
   * Stands before everything else that hears of requests. A refusal must cost next to nothing, or refusing would be what
   * there is no time for: one from here takes an eighth of what it takes once a request has come as far as Express.
   * @param dress gives it the headers of every answer
   */
  standBefore(server: Server, dress: ReturnType<typeof securityHeaders>): void {
    const inside = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!isData(request) || !this.#isRefused(request.url ?? '', this.#underWay)) {
        for (const hear of inside) hear(request, response);
        return;
      }
      const traceId = stamp(response);
      dress(request, response, () => sendProblem(response, busy(), traceId));
    });
  }

  /**
   * For after the body is read: counts what is under way. A slow line that sends keeps nothing busy meanwhile, and a board
   * that is followed says next to nothing for hours.
   */
  counting(): RequestHandler {
    return ({ path, headers }, response, next) => {
      if (path.startsWith('/api/') && headers.accept !== 'text/event-stream') {
        this.#underWay += 1;
        response.once('close', () => (this.#underWay -= 1));
      }
      next();
    };
  }

  /** What is answered with its page, and what is judged when it arrives, comes as far as here before it is refused. */
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    // Whatever is refused from here on, a form is answered with the page of its contract.
    Object.assign(request, { edukomEndpoint: endpointOf(execution) });
    // It is counted itself by now.
    if (this.#isRefused(request.path, this.#underWay - 1)) throw busy();
    return true;
  }

  #isRefused(path: string, others: number): boolean {
    const isBehind = others >= MOST_UNDER_WAY || this.db.longestWaitMs >= LONGEST_WAIT_MS;
    return isBehind && !path.startsWith(PROBES);
  }
}

function isData({ url = '', headers }: IncomingMessage): boolean {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return url.startsWith('/api/') && !isForm && url.split('?', 1)[0] !== checkIn.path;
}

const busy = () => new Problem('server.busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
