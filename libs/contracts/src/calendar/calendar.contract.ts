import { z } from 'zod';
import { instant, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

/** 128 random bits in base64url. */
const token = z.string().regex(/^[\w-]{22}$/);

export const readCalendar = endpoint({
  method: 'GET',
  path: '/api/calendars/:token',
  summary: 'Sessions of one person as an iCalendar feed; whoever has the address may read it',
  access: 'public',
  params: z.strictObject({ token }),
  response: fileResponse('text/calendar'),
  problems: ['link.unknown'],
});

export const readMyCalendar = endpoint({
  method: 'GET',
  path: '/api/me/calendar',
  summary:
    'Whether the own calendar has an address, and when it was last read there; the address itself is shown once only',
  access: 'signed-in',
  response: z.object({ address: z.object({ createdAt: instant, readAt: instant.nullable() }).nullable() }),
  problems: [],
});

export const makeMyCalendar = endpoint({
  method: 'POST',
  path: '/api/me/calendar',
  summary: 'Make a new address of the own calendar; one that was there ends at once',
  access: 'signed-in',
  response: z.object({ url: z.string() }),
  status: 201,
  problems: [],
});

export const endMyCalendar = endpoint({
  method: 'DELETE',
  path: '/api/me/calendar',
  summary: 'End the address of the own calendar',
  access: 'signed-in',
  response: null,
  problems: [],
});

export const countRunAudience = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/audience',
  summary: 'How many people a change of a session of this run mails: shown before it is made',
  access: { action: 'run.plan', scope: { kind: 'run', param: 'runId' } },
  params: z.strictObject({ runId: uuid }),
  response: z.object({
    /** People who get a mail. */
    mails: z.int(),
    /** Of those, how many only after their quiet hours or with their daily summary, unless the session is within a day. */
    later: z.int(),
    /** People without an address. */
    unreachable: z.int(),
  }),
  problems: ['request.not-found'],
});
