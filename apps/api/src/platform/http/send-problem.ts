import type { ServerResponse } from 'node:http';
import { dressData } from './middleware.js';
import type { Problem } from './problem.js';

/** Says when it is worth asking again, where that is known: also with the page of a form. */
export function sayWhenAgain(response: ServerResponse, { extra: { retryAfterSeconds } }: Problem): void {
  if (retryAfterSeconds) response.setHeader('Retry-After', String(retryAfterSeconds));
}

/** Answers with a problem (RFC 9457). */
export function sendProblem(response: ServerResponse, problem: Problem, traceId: string): void {
  const body = Buffer.from(JSON.stringify(problem.toBody(traceId)));
  dressData(response);
  sayWhenAgain(response, problem);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.statusCode = problem.status;
  response.end(body);
}
