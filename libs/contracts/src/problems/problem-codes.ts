/** Every refusal the product knows, with its HTTP status. Its text is `problem.<code>` in all locales (complete by type). */
export const PROBLEMS = {
  'request.malformed': 400,
  'request.invalid': 422,
  'request.too-large': 413,
  'request.media-type': 415,
  'request.origin': 403,
  'request.not-found': 404,
  'request.method': 405,
  'request.conflict': 409,
  'request.too-many': 429,
  'server.error': 500,
  'server.busy': 503,
  'server.database': 503,
  'client.outdated': 409,
  'access.signed-out': 401,
  'access.forbidden': 403,
  'access.own-record': 403,
  'sign-in.wrong': 401,
  'sign-in.deactivated': 403,
  'sign-in.not-activated': 403,
  'link.expired': 410,
  'link.used': 410,
  'link.unknown': 404,
  'password.too-short': 422,
  'password.too-common': 422,
  'email.taken': 409,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEMS;
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
