import { pino, type Logger } from 'pino';

/** Structured log to standard error; standard output is for the start's own lines. */
export type Log = Logger;
export const LOG = Symbol('Log');

export const createLog = (name: string): Log =>
  pino(
    { name, level: process.env['LOG_LEVEL'] ?? 'warn', redact: ['*.password', '*.email', '*.token'] },
    pino.destination(2),
  );
