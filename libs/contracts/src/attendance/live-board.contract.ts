import { z } from 'zod';
import { uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';
import { headCount } from './attendance.contract.js';

const sessionParams = z.strictObject({ sessionId: uuid });

/** Names of the events of {@link followBoard}: something changed and is to be read; the line lives; it ends and why. */
export const BOARD_EVENTS = ['changed', 'beat', 'ended'] as const;

/**
 * Server-sent events. An event carries nothing: whoever hears `changed` reads the board, so what somebody may see is
 * decided in one place. `beat` comes every twenty seconds, after the right to listen was looked at again.
 */
export const followBoard = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/board/changes',
  summary: 'Hear when the attendance of a session changes (text/event-stream)',
  access: { action: 'attendance.read', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  response: fileResponse('text/event-stream'),
  problems: ['request.not-found', 'request.too-many'],
});

export const recordHeadCount = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/head-counts',
  summary: 'Say how many people are in the room; the last count stands on the board, earlier ones stay kept',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: sessionParams,
  body: z.strictObject({ heads: z.int().min(0).max(10_000) }),
  response: headCount,
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'session.locked', 'session.cancelled'],
});
