/** A product as the set-up started it: all journeys of one worker share it, one after the other. */
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
  const instances = JSON.parse(text) as Instance[];
  const instance = instances[(Number(process.env['JEST_WORKER_ID']) - 1) % instances.length];
  if (!instance) throw new Error('EDUKOM_E2E names no product for this worker');
  return instance;
}
