/**
 * A statement of the product as a pgbench script: each `$n` becomes the given text, a variable `:name` or an expression.
 * With pgbench's prepared mode variables are parameters again, so the server plans the same statement once.
 * @param sql with `$1`…
 * @param parameters in their order
 * @param setup `\set` lines before it
 */
export function preparedScript(sql: string, parameters: readonly string[], setup: readonly string[] = []): string {
  const statement = sql.replaceAll(/\$(\d+)/g, (whole, number: string) => {
    const text = parameters[Number(number) - 1];
    if (text === undefined) throw new Error(`no parameter for ${whole}`);
    return text;
  });
  const line = statement
    .split('\n')
    .map((part) => part.trim())
    .join(' ');
  return [...setup, `${line.trim()};`, ''].join('\n');
}
