import { z } from 'zod';
import { instant, interfaceLocale, localTime, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const quietHours = z
  .strictObject({ from: localTime, to: localTime })
  .refine(({ from, to }) => from !== to, { path: ['to'], params: { code: 'invalid' } });

export const messageWishes = z.strictObject({
  /** One daily summary instead of single mails for what is not urgent. */
  isDigest: z.boolean(),
  /** Wall times of Kosovo; over midnight when the first is the later one. */
  quiet: quietHours.nullable(),
  /** Sessions come as calendar invitations; else as plain messages. */
  isCalendarMailed: z.boolean(),
});
export type MessageWishes = z.output<typeof messageWishes>;

export const readMessageWishes = endpoint({
  method: 'GET',
  path: '/api/me/message-wishes',
  summary: 'What I wish of messages to me',
  access: 'signed-in',
  response: z.object(messageWishes.shape).extend({ locale: interfaceLocale, email: z.string().nullable() }),
  problems: [],
});

export const saveMessageWishes = endpoint({
  method: 'PUT',
  path: '/api/me/message-wishes',
  summary: 'Say what I wish of messages to me; holds for messages made from now on',
  access: 'signed-in',
  body: messageWishes,
  response: null,
  problems: ['request.invalid'],
});

/** Where a message is; see the outbox. */
export const MESSAGE_STATES = ['queued', 'digest', 'sending', 'sent', 'refused', 'dead', 'unsure', 'held'] as const;
/** What the list is asked for. */
export const MESSAGE_GROUPS = ['waiting', 'sent', 'failed'] as const;

const messageItem = z.object({
  messageId: uuid,
  subject: z.string(),
  /** Null: an address nobody has confirmed yet. */
  person: z.object({ personId: uuid, name: z.string() }).nullable(),
  recipient: z.string(),
  locale: interfaceLocale,
  state: z.enum(MESSAGE_STATES),
  createdAt: instant,
  dueAt: instant,
  sentAt: instant.nullable(),
  tries: z.int(),
  error: z.string().nullable(),
  isInDigest: z.boolean(),
});
export type MessageItem = z.output<typeof messageItem>;

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/messages',
  summary: 'Messages sent and to send, the newest first, of people one may see: subject and delivery, never the text',
  access: { action: 'message.read', scope: 'any' },
  query: z.strictObject({
    group: z.enum(MESSAGE_GROUPS).optional(),
    search: z.string().trim().max(100).optional(),
    ...pageQuery,
  }),
  response: pageOf(messageItem).extend({
    /** How many wait and how many need somebody, of all one may see. */
    counts: z.object({ waiting: z.int(), failed: z.int() }),
  }),
  problems: ['request.invalid'],
});

export const sendMessageAgain = endpoint({
  method: 'POST',
  path: '/api/messages/:messageId/sending',
  summary: 'Send a message that was refused, given up, held, or handed over without an answer',
  access: { action: 'message.read', scope: 'any' },
  params: z.strictObject({ messageId: uuid }),
  response: null,
  problems: ['request.not-found', 'request.conflict'],
});
