import type { ServerResponse } from 'node:http';
import { dressData } from './middleware.js';
import type { Problem } from './problem.js';

/** Answers with a problem (RFC 9457). */
export function sendProblem(response: ServerResponse, problem: Problem, traceId: string): void {
  const body = Buffer.from(JSON.stringify(problem.toBody(traceId)));
  const { retryAfterSeconds } = problem.extra;
  dressData(response);
  if (retryAfterSeconds) response.setHeader('Retry-After', String(retryAfterSeconds));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.statusCode = problem.status;
  response.end(body);
}
