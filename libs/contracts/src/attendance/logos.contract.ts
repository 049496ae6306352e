import { z } from 'zod';
import { localizedText } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const logoList = z.object({
  logos: z.array(z.object({ id: z.string(), name: localizedText })),
});

/** Logos in a row at the foot of a printed list. */
export const MAX_LOGOS = 5;
const MAX_BYTES = 1024 * 1024;

export const listLogos = endpoint({
  method: 'GET',
  path: '/api/settings/logos',
  summary: 'Logos of the programme and its donors at the foot of printed lists',
  access: { action: 'attendance.mark', scope: 'any' },
  response: logoList,
  problems: [],
});

export const addLogo = endpoint({
  method: 'POST',
  path: '/api/settings/logos',
  summary: 'Add a logo: a PNG, JPEG or WebP picture and the name of whose it is; it is drawn anew before it is kept',
  access: { action: 'run.plan', scope: 'all' },
  upload: { maxBytes: MAX_BYTES },
  body: z.strictObject({ name: z.string().trim().min(1).max(120) }),
  response: logoList,
  problems: ['request.invalid', 'request.too-large'],
});

export const removeLogo = endpoint({
  method: 'DELETE',
  path: '/api/settings/logos/:logoId',
  summary: 'Take a logo away; lists printed from now on do without it',
  access: { action: 'run.plan', scope: 'all' },
  params: z.strictObject({ logoId: z.hex().length(64) }),
  response: logoList,
  problems: ['request.not-found'],
});
