import { z } from 'zod';
import { endpoint, fileResponse } from '../core/endpoint.js';

const probe = z.object({ status: z.literal('ok') });

export const live = endpoint({
  method: 'GET',
  path: '/api/health/live',
  summary: 'The process answers',
  access: 'public',
  response: probe,
  problems: [],
});
export const ready = endpoint({
  method: 'GET',
  path: '/api/health/ready',
  summary: 'The process may serve: PostgreSQL answers, commits are synchronous, the clocks agree within a second',
  access: 'public',
  response: probe,
  problems: ['server.database'],
});
export const openApi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This interface as OpenAPI 3.1',
  access: 'public',
  response: fileResponse('application/json'),
  problems: [],
});
export const apiDocs = endpoint({
  method: 'GET',
  path: '/api/docs',
  summary: 'This interface as a page to read',
  access: 'public',
  response: fileResponse('text/html'),
  problems: [],
});
