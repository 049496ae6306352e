import { PROBLEMS, isProblemCode, type ProblemBody } from '@edukom/contracts';

/** The API refused; `body.code` has its text in `problem.*`. */
export class ProblemError extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.code);
    this.name = 'ProblemError';
  }
}

/** No answer came: no network, or it was cut. Whether the request arrived is not known. */
export class OfflineError extends Error {
  constructor(cause?: unknown) {
    super('offline', { cause });
    this.name = 'OfflineError';
  }
}

export const isProblem = (error: unknown, code: string): error is ProblemError =>
  error instanceof ProblemError && error.body.code === code;

/** A problem for an answer that did not bring one of its own (a proxy's error page, an answer of another release). */
export function problemOf(code: keyof typeof PROBLEMS, status: number = PROBLEMS[code]): ProblemError {
  return new ProblemError({ type: 'about:blank', title: code, status, code });
}

/** The code of an answer without a problem body, by its status alone. */
export function codeOfStatus(status: number): keyof typeof PROBLEMS {
  const found = Object.entries(PROBLEMS).find(([code, known]) => code.startsWith('request.') && known === status);
  if (status === 503) return 'server.busy';
  return found && isProblemCode(found[0]) ? found[0] : 'server.error';
}
