import { pino, type Logger } from 'pino';

/** Structured log to standard error; standard output is for the start's own lines. */
export type Log = Logger;
export const LOG = Symbol('Log');

const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SECRET_LENGTH = 20;
const withoutAddresses = (text: string): string => text.replaceAll(ADDRESS, '…@…');

/**
 * What the log says of an error. Only named fields: errors of PostgreSQL and TypeORM carry the values of the statement
 * (names, addresses, hashes of passwords) in others, those of SMTP the recipients in their text.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutAddresses(error) : typeof error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? ''),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  };
}

/** A path for the log: the tokens of mailed links and the codes of certificates in it open something, ids do not. */
export const loggedPath = (path: string): string =>
  path
    .split('/')
    .map((part) => (part.length >= SECRET_LENGTH && !UUID.test(part) ? '…' : part))
    .join('/');

export const createLog = (name: string): Log =>
  pino(
    {
      name,
      level: process.env['LOG_LEVEL'] ?? 'warn',
      redact: ['*.password', '*.email', '*.token'],
      serializers: { err: loggedError },
    },
    pino.destination(2),
  );
