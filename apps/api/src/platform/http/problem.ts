import { type FieldProblem, PROBLEMS, type ProblemBody, type ProblemCode } from '@edukom/contracts';

export type { FieldProblem };
export type ProblemParams = Readonly<Record<string, string | number>>;

/** A refusal: thrown by services, shown by its code's text. The only error that reaches people as they are. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly extra: {
      params?: ProblemParams;
      errors?: readonly FieldProblem[];
      current?: unknown;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(code);
    this.status = PROBLEMS[code];
  }

  toBody(traceId?: string): ProblemBody {
    const { params, errors, current } = this.extra;
    return {
      type: `urn:edukom:problem:${this.code}`,
      title: this.code,
      status: this.status,
      code: this.code,
      ...(params ? { params: { ...params } } : {}),
      ...(errors
        ? {
            errors: errors.map((error) => ({
              pointer: error.pointer,
              code: error.code,
              ...(error.params ? { params: { ...error.params } } : {}),
            })),
          }
        : {}),
      ...(current === undefined ? {} : { current }),
      ...(traceId ? { traceId } : {}),
    };
  }
}
