import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with one field: a code of `field.*` with what its text needs. */
export interface FieldWrong {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A wrong field by its JSON pointer into the body, e.g. `/email`. */
export interface FieldProblem extends FieldWrong {
  readonly pointer: string;
}

function sizeWrong(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): FieldWrong {
  const isText = issue.origin === 'string';
  return issue.code === 'too_big'
    ? { code: isText ? 'too-long' : 'too-big', params: { maximum: Number(issue.maximum) } }
    : { code: isText ? 'too-short' : 'too-small', params: { minimum: Number(issue.minimum) } };
}

const FORMATS: Readonly<Record<string, string>> = { email: 'email', date: 'date', time: 'time' };
const CODES: Readonly<Record<string, string>> = {
  invalid_value: 'choice',
  invalid_union: 'choice',
  unrecognized_keys: 'unknown',
};

/** A rule beside the schema names the code itself. */
function ownCode(issue: Issue): string | null {
  const own = issue.code === 'custom' ? (issue.params?.['code'] as unknown) : undefined;
  return typeof own === 'string' ? own : null;
}

/** One finding of a schema as a field's code; `value` is what was entered there: nothing entered is *required*. */
export function fieldWrong(issue: Issue, value: unknown): FieldWrong {
  const own = ownCode(issue);
  if (own !== null) return { code: own };
  const fixed = CODES[issue.code];
  if (fixed) return { code: fixed };
  if (value === undefined || value === '') return { code: 'required' };
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeWrong(issue);
  return { code: issue.code === 'invalid_format' ? (FORMATS[issue.format] ?? 'invalid') : 'invalid' };
}

const escape = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]) => path.map((key) => `/${escape(key)}`).join('');

/** Everything a schema found, as field problems; parse with `reportInput`, so that an empty entry is told from a wrong one. */
export const fieldProblems = (issues: readonly Issue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown' }))
      : [{ pointer: pointerOf(issue.path), ...fieldWrong(issue, issue.input) }],
  );
