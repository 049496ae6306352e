import type { ProblemBody } from '@edukom/contracts';
import type { z } from 'zod';

/** What is wrong with one field: a code of `field.*` with what its text needs. */
export interface FieldWrong {
  readonly name: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** A finding with the field's name before it: in a list of findings the field is not beside it. */
export const named = (label: string | undefined, text: string): string => (label ? `${label}: ${text}` : text);

type Issue = z.core.$ZodIssue;
type Wrong = Omit<FieldWrong, 'name'>;

function sizeWrong(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Wrong {
  const isText = issue.origin === 'string';
  if (issue.code === 'too_big')
    return { code: isText ? 'too-long' : 'too-big', params: { maximum: Number(issue.maximum) } };
  if (isText && issue.minimum === 1) return { code: 'required' };
  return { code: isText ? 'too-short' : 'too-small', params: { minimum: Number(issue.minimum) } };
}

function formatWrong(format: string, isEmpty: boolean): Wrong {
  if (isEmpty) return { code: 'required' };
  return { code: format === 'email' || format === 'date' || format === 'time' ? format : 'invalid' };
}

function wrongOf(issue: Issue, value: unknown): Wrong {
  const isEmpty = value === undefined || value === '';
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return isEmpty ? { code: 'required' } : sizeWrong(issue);
    case 'invalid_format':
      return formatWrong(issue.format, isEmpty);
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'choice' };
    case 'unrecognized_keys':
      return { code: 'unknown' };
    default:
      return { code: isEmpty ? 'required' : 'invalid' };
  }
}

/** What the contract's own schema finds wrong before anything is sent; the first finding of each field. */
export function wrongFields(issues: readonly Issue[], values: Readonly<Record<string, unknown>>): FieldWrong[] {
  const found = new Map<string, FieldWrong>();
  for (const issue of issues) {
    const name = issue.path.map(String).join('/');
    if (!found.has(name)) found.set(name, { name, ...wrongOf(issue, values[String(issue.path[0])]) });
  }
  return [...found.values()];
}

/** What the API found wrong: its JSON pointers as field names. */
export const refusedFields = (problem: ProblemBody): FieldWrong[] =>
  (problem.errors ?? []).map(({ pointer, code, params }) => ({ name: pointer.slice(1), code, params }));
