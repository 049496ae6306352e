/**
 * The `code` of a system error (`ENOENT`, `EEXIST` …), or undefined.
 * By shape, not by `instanceof`: under jest Node's own errors come from another realm.
 */
export function errorCode(error: unknown): string | undefined {
  return hasText(error, 'code') ? error.code : undefined;
}

/** What an error says, without its class. */
export function messageOf(error: unknown): string {
  return hasText(error, 'message') ? error.message : String(error);
}

function hasText<K extends string>(error: unknown, key: K): error is Record<K, string> {
  return (
    typeof error === 'object' &&
    error !== null &&
    key in error &&
    typeof (error as Record<K, unknown>)[key] === 'string'
  );
}
