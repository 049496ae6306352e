/** What the ready line says. */
export interface ReadyLine {
  readonly base: string;
  readonly port: number;
  /** Time to get ready as the product tells it. */
  readonly seconds: number;
}

/** Reads `Edukom ready on http://localhost:PORT (N s)`; undefined for any other line. */
export function parseReadyLine(line: string): ReadyLine | undefined {
  const found = /Edukom ready on (https?:\/\/[^\s:/]+:(\d+))\S*\s+\(([\d.]+) s\)/.exec(line);
  if (!found) return undefined;
  return { base: found[1] ?? '', port: Number(found[2]), seconds: Number(found[3]) };
}

/** The password of a demo account: on the line that names the account, `password: XXXX`. */
export function parseDemoPassword(lines: readonly string[], email: string): string | undefined {
  const line = lines.find((one) => one.includes(email) && /password: *\S/.test(one));
  return line === undefined ? undefined : /password: *([^\s,;]+)/.exec(line)?.[1];
}
