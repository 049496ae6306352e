/** Schema of pg-boss beside our own tables. */
export const JOB_SCHEMA = 'pgboss';
