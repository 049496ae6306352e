import { z } from 'zod';
import { instant, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const TOKEN_LENGTH = 43;

/** Codes to show now and next, so that the screen in the room rotates by itself and asks again only every few minutes. */
export const readCheckInCodes = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/check-in-codes',
  summary: 'Check-in codes of a session for now and the next steps',
  access: { action: 'attendance.mark', scope: { kind: 'session', param: 'sessionId' } },
  params: z.strictObject({ sessionId: uuid }),
  response: z.object({
    /** The server's time: the screen's own clock may be off. */
    now: instant,
    codes: z.array(
      z.object({
        from: instant,
        until: instant,
        code: z.string(),
        url: z.string(),
        /** The QR of `url` as the `d` of an SVG path in a view box of `qrSize` modules, quiet zone included. */
        qrPath: z.string(),
        qrSize: z.int(),
      }),
    ),
  }),
  problems: ['request.not-found', 'session.cancelled', 'check-in.closed'],
});

export const checkIn = endpoint({
  method: 'POST',
  path: '/api/check-ins',
  summary:
    'Check in: with the code typed from the screen, with what the QR carries, or with nothing after the QR was opened',
  access: 'signed-in',
  body: z
    .strictObject({
      code: z.string().trim().max(40).optional(),
      /** The end of the address in the QR, `/c/<token>`: judged when it arrives, also of whoever is not signed in. */
      scan: z.string().trim().max(TOKEN_LENGTH).optional(),
      deviceAt: instant.optional(),
    })
    .refine(({ code, scan }) => code === undefined || scan === undefined, {
      path: ['scan'],
      params: { code: 'invalid' },
    }),
  response: z.object({
    sessionId: uuid,
    runTitle: localizedText,
    sessionTitle: z.string(),
    startsAt: instant,
    /** `to-confirm`: the scan came late; the trainer decides. */
    status: z.enum(['accepted', 'to-confirm']),
    receivedAt: instant,
  }),
  problems: [
    'request.invalid',
    'request.too-many',
    'check-in.wrong-code',
    'check-in.expired',
    'check-in.no-scan',
    'check-in.not-enrolled',
    'check-in.closed',
    'session.cancelled',
    'session.locked',
  ],
});
export type CheckInResult = z.output<typeof checkIn.response>;
