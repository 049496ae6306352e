import { fieldWrong, type FieldWrong as Wrong, type ProblemBody } from '@edukom/contracts';
import type { z } from 'zod';

/** What is wrong with one named field. */
export interface FieldWrong extends Wrong {
  readonly name: string;
}

/** A finding with the field's name before it: in a list of findings the field is not beside it. */
export const named = (label: string | undefined, text: string): string => (label ? `${label}: ${text}` : text);

/** What the contract's own schema finds wrong before anything is sent; the first finding of each field. */
export function wrongFields(
  issues: readonly z.core.$ZodIssue[],
  values: Readonly<Record<string, unknown>>,
): FieldWrong[] {
  const found = new Map<string, FieldWrong>();
  for (const issue of issues) {
    const name = issue.path.map(String).join('/');
    if (!found.has(name)) found.set(name, { name, ...fieldWrong(issue, values[String(issue.path[0])]) });
  }
  return [...found.values()];
}

/** What the API found wrong: its JSON pointers as field names. */
export const refusedFields = (problem: ProblemBody): FieldWrong[] =>
  (problem.errors ?? []).map(({ pointer, code, params }) => ({
    name: pointer.slice(1),
    code,
    ...(params ? { params } : {}),
  }));
