import type { Endpoint, ProblemCode } from '@edukom/contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseAway, isUnreadableValue, sqlError } from '../db/sql-errors.js';
import { isStorageFull } from '../storage/durable.js';
import { LOG, type Log, loggedPath } from '../log/log.js';
import { requestState } from './context.js';
import { Problem } from './problem.js';
import { sayWhenAgain, sendProblem } from './send-problem.js';

/** Renders a refused form again, with what was typed; the pages module gives it. */
export interface FormPages {
  renderForm(endpoint: Endpoint, request: Request, response: Response, problem: Problem): Promise<void>;
}
export const FORM_PAGES = Symbol('FormPages');

const HTTP_CODES: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  404: 'request.not-found',
  405: 'request.method',
  413: 'request.too-large',
  415: 'request.media-type',
};

function httpStatusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const { status, statusCode, code } = (error ?? {}) as { status?: unknown; statusCode?: unknown; code?: unknown };
  if (code === 'LIMIT_FILE_SIZE') return 413;
  if (typeof code === 'string' && code.startsWith('LIMIT_')) return 400;
  const candidate = typeof status === 'number' ? status : statusCode;
  return typeof candidate === 'number' ? candidate : null;
}

/** Any thrown value as a problem; unknown ones become `server.error` and tell nothing. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = httpStatusOf(error);
  const code = status === null ? undefined : HTTP_CODES[status];
  if (code) return new Problem(code);
  if (isStorageFull(error)) return new Problem('server.storage-full', { retryAfterSeconds: 60 });
  if (isDatabaseAway(error)) return new Problem('server.database', { retryAfterSeconds: 2 });
  if (isUnreadableValue(error)) return new Problem('request.malformed');
  return new Problem(sqlError(error)?.code === '23505' ? 'request.conflict' : 'server.error');
}

/** The one place where an error becomes an answer: RFC 9457, or the form's page again. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(FORM_PAGES) private readonly pages: FormPages,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(error);
    const { traceId } = requestState(request);
    if (problem.status >= 500 && problem.code !== 'server.busy')
      this.log.error({ err: error, traceId, path: loggedPath(request.path) }, problem.code);
    if (response.headersSent) {
      response.destroy(error instanceof Error ? error : undefined);
      return;
    }
    const endpoint = (request as { edukomEndpoint?: Endpoint }).edukomEndpoint;
    if (endpoint?.form && request.is('urlencoded') && problem.code !== 'request.origin') {
      sayWhenAgain(response, problem);
      await this.pages.renderForm(endpoint, request, response, problem);
      return;
    }
    sendProblem(response, problem, traceId);
  }
}
