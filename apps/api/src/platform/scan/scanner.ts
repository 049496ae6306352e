import type { Config } from '../config/config.js';
import type { Log } from '../log/log.js';
import { ClamdScanner } from './clamd-scanner.js';

/** What a scanner says of a file. */
export type ScanVerdict = { readonly isClean: true } | { readonly isClean: false; readonly signature: string };

/** Looks for malware in a file on the disk. Throws when it cannot say: then the file is neither shown nor refused. */
export interface Scanner {
  scan(file: string): Promise<ScanVerdict>;
}
export const SCANNER = Symbol('Scanner');

/** Where no scanner is set up files pass; that is said once, so that nobody believes otherwise. */
class NoScanner implements Scanner {
  #isSaid = false;

  constructor(private readonly log: Log) {}

  async scan(): Promise<ScanVerdict> {
    if (!this.#isSaid) this.log.warn('uploads are not scanned: CLAMD_ADDRESS is not set');
    this.#isSaid = true;
    return { isClean: true };
  }
}

/** The scanner of this installation. */
export function createScanner({ clamdAddress }: Config, log: Log): Scanner {
  if (clamdAddress === null) return new NoScanner(log);
  const [host = '', port = ''] = clamdAddress.split(':');
  return new ClamdScanner(host, Number(port));
}
