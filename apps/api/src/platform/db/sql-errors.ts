interface SqlError {
  readonly code: string;
  readonly constraint?: string;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

/** The SQLSTATE and constraint of an error that came from PostgreSQL (also when TypeORM wrapped it), else null. */
export function sqlError(error: unknown): SqlError | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, constraint, driverError } = error as { code?: unknown; constraint?: unknown; driverError?: unknown };
  if (typeof code === 'string' && SQL_STATE.test(code))
    return typeof constraint === 'string' ? { code, constraint } : { code };
  return driverError === undefined ? null : sqlError(driverError);
}

/** Serialization failure or deadlock: the same unit of work may succeed when run again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlError(error)?.code ?? '');

export const isUniqueViolation = (error: unknown, constraint: string): boolean => {
  const sql = sqlError(error);
  return sql?.code === '23505' && sql.constraint === constraint;
};

/** An exclusion constraint refused two rows at once. */
export const isExclusionViolation = (error: unknown, constraint: string): boolean => {
  const sql = sqlError(error);
  return sql?.code === '23P01' && sql.constraint === constraint;
};

export const isForeignKeyViolation = (error: unknown, constraint: string): boolean => {
  const sql = sqlError(error);
  return sql?.code === '23503' && sql.constraint === constraint;
};

const UNREADABLE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** PostgreSQL could not read a value as number, time, UUID or text (NUL): what somebody sent, not what we wrote. */
export const isUnreadableValue = (error: unknown): boolean => UNREADABLE.has(sqlError(error)?.code ?? '');

/** PostgreSQL refused what was to be written (a value, a constraint, a trigger): without that row the rest may be written. */
export const isRefusedRow = (error: unknown): boolean => /^(22|23|P0)/.test(sqlError(error)?.code ?? '');

/**
 * A statement of a transaction in which another one has failed already; or a prepared one, sent without waiting, whose
 * preparing came to nothing for that reason (PostgreSQL looks for it first).
 */
export const isTransactionAborted = (error: unknown): boolean =>
  ['25P02', '26000'].includes(sqlError(error)?.code ?? '');

const NODE_CONNECTION_CODES = new Set<string>(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
const CONNECTION_TEXT =
  /connection terminated|timeout exceeded when trying to connect|connection error|not queryable|client has encountered/i;

const AWAY_STATES = /^(08...|57P..|53...|57014|55P03)$/;

/** PostgreSQL is away, shutting down, starting, out of connections or out of patience: the request may be tried again later. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY_STATES.test(sqlError(error)?.code ?? '')) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return NODE_CONNECTION_CODES.has(String(code)) || CONNECTION_TEXT.test(String(message));
}
