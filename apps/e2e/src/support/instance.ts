/** The product all journeys share, as the set-up started it. */
export interface Instance {
  /** `http://localhost:port`, also its public origin. */
  readonly base: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of every demo account. */
  readonly password: string;
  /** Where Chromium listens. */
  readonly browser: string;
}

export function readInstance(): Instance {
  const text = process.env['EDUKOM_E2E'];
  if (!text) throw new Error('EDUKOM_E2E is missing: the set-up did not run');
  return JSON.parse(text) as Instance;
}
