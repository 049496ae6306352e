import { z } from 'zod';

/** RFC 9457 body of every refusal; `code` is the key of its text in `problem.*`. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What a text needs to be filled in, e.g. `{ seconds: 30 }`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** JSON pointers to fields with the code of what is wrong there. */
  errors: z
    .array(
      z.object({
        pointer: z.string(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
  traceId: z.string().optional(),
  /** The state the client should know after a conflict (current version, stored receipt …). */
  current: z.unknown().optional(),
});
export type ProblemBody = z.output<typeof problemBody>;
