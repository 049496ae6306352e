/** Addresses that may become a worker; nothing else on our pages may become script by its address. */
const WORKERS: ReadonlySet<string> = new Set(['/sw.js']);

interface TrustedPolicy {
  createScriptURL(address: string): unknown;
}
interface TrustedFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): TrustedPolicy;
}

/** @throws TypeError for an address that is not one of our workers. */
export function onlyOurWorkers(address: string): string {
  if (!WORKERS.has(address)) throw new TypeError('not a worker of ours');
  return address;
}

let policy: TrustedPolicy | null = null;

/** The address of a worker in the form the browser takes under Trusted Types (the one policy that our pages allow). */
export function workerAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedFactory };
  if (!trustedTypes) return onlyOurWorkers(address);
  policy ??= trustedTypes.createPolicy('edukom', { createScriptURL: onlyOurWorkers });
  return policy.createScriptURL(address) as string;
}
