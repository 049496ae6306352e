import type { z } from 'zod';
import type { FieldProblem } from './problem.js';

type Issue = z.core.$ZodIssue;

const escape = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]) => path.map((key) => `/${escape(key)}`).join('');

function sizeCode(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Pick<FieldProblem, 'code' | 'params'> {
  const isText = issue.origin === 'string';
  if (issue.code === 'too_small')
    return isText && issue.minimum === 1
      ? { code: 'required' }
      : { code: isText ? 'too-short' : 'too-small', params: { minimum: Number(issue.minimum) } };
  return { code: isText ? 'too-long' : 'too-big', params: { maximum: Number(issue.maximum) } };
}

const FORMAT_CODES: Readonly<Record<string, string>> = { email: 'email', date: 'date' };
const CODES: Readonly<Record<string, string>> = {
  invalid_value: 'choice',
  invalid_union: 'choice',
  unrecognized_keys: 'unknown',
};

function codeOf(issue: Issue): Pick<FieldProblem, 'code' | 'params'> {
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeCode(issue);
  if (issue.code === 'invalid_type') return { code: issue.input === undefined ? 'required' : 'invalid' };
  if (issue.code === 'invalid_format') return { code: FORMAT_CODES[issue.format] ?? 'invalid' };
  return { code: CODES[issue.code] ?? 'invalid' };
}

/** What zod found, as field problems with the codes of `field.*`. */
export const fieldProblems = (issues: readonly Issue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown' }))
      : [{ pointer: pointerOf(issue.path), ...codeOf(issue) }],
  );
