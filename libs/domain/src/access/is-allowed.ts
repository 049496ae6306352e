import { ACCESS_MATRIX, type Action, type Role } from './access-matrix.js';

/** The closed list of what a grant can be limited to; a wider scope covers what lies below it. */
export const SCOPE_KINDS = ['all', 'institution', 'department', 'course', 'run'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** `id` is null for `all` only. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly id: string | null;
}

/** A role somebody holds now (validity in time is decided where grants are loaded). */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

const covers = (grant: Scope, object: Scope): boolean =>
  grant.kind === 'all' || (grant.kind === object.kind && grant.id === object.id);

/**
 * Whether the holder of `grants` may do `action`.
 * @param scopes every scope the object lies in, narrowest to widest (a run: itself, its course, its host institution).
 *   Left out, the question is "anywhere at all?": lists then filter in SQL, and menus show the entry.
 */
export function isAllowed(grants: readonly Grant[], action: Action, scopes?: readonly Scope[]): boolean {
  return grants.some(
    (grant) =>
      ACCESS_MATRIX[grant.role].includes(action) &&
      (scopes === undefined || grant.scope.kind === 'all' || scopes.some((scope) => covers(grant.scope, scope))),
  );
}

/** The scopes in which `action` is allowed: `all`, or the ids per kind. For `visibleTo` filters in SQL. */
export function allowedScopes(
  grants: readonly Grant[],
  action: Action,
): { all: boolean; ids: Readonly<Record<Exclude<ScopeKind, 'all'>, readonly string[]>> } {
  const holding = grants.filter((grant) => ACCESS_MATRIX[grant.role].includes(action)).map((grant) => grant.scope);
  const idsOf = (kind: ScopeKind) =>
    holding.flatMap((scope) => (scope.kind === kind && scope.id !== null ? [scope.id] : []));
  return {
    all: holding.some((scope) => scope.kind === 'all'),
    ids: {
      institution: idsOf('institution'),
      department: idsOf('department'),
      course: idsOf('course'),
      run: idsOf('run'),
    },
  };
}
