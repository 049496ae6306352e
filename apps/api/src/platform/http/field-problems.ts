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

function codeOf(issue: Issue): Pick<FieldProblem, 'code' | 'params'> {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return sizeCode(issue);
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'invalid' };
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'email' : issue.format === 'date' ? 'date' : 'invalid' };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'choice' };
    case 'unrecognized_keys':
      return { code: 'unknown' };
    default:
      return { code: 'invalid' };
  }
}

/** What zod found, as field problems with the codes of `field.*`. */
export const fieldProblems = (issues: readonly Issue[]): FieldProblem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown' }))
      : [{ pointer: pointerOf(issue.path), ...codeOf(issue) }],
  );
