/** Places where a fault test may end the process: between an effect and what follows it. */
export type CrashPoint =
  | 'answer.before-commit'
  | 'answer.after-commit'
  | 'attempt.finished'
  | 'submit.before-commit'
  | 'submit.after-commit'
  | 'expiry.claimed'
  | 'expiry.before-commit'
  | 'expiry.after-commit'
  | 'certificate.number'
  | 'certificate.row'
  | 'certificate.issued'
  | 'certificate.pdf'
  | 'certificate.file'
  | 'certificate.document'
  | 'certificate.mail'
  | 'import.rows'
  | 'import.before-commit'
  | 'import.after-commit';
/** Deliberately wrong variants that a fault test must catch (its negative controls). */
export type Breakage =
  | 'ack-before-commit'
  | 'last-arrival-wins'
  | 'save-without-state'
  | 'client-clock-decides'
  | 'start-without-lock'
  | 'start-without-look'
  | 'submit-without-guard'
  | 'submit-in-steps'
  | 'expire-without-claim'
  | 'expire-all-or-none'
  | 'mark-without-version'
  | 'check-in-without-key'
  | 'check-in-judged-at-the-end'
  | 'session-from-midnight'
  | 'mail-flag-after-send'
  | 'serve-svg-inline'
  | 'import-without-transaction';

// Read once: outside demo mode both variables mean nothing, whatever they say.
const isDemo = process.env['EDUKOM_DEMO'] === '1';
const [crashAt, crashOn = '1'] = (isDemo ? (process.env['EDUKOM_CRASH_AT'] ?? '') : '').split('#');
const broken = new Set(isDemo ? (process.env['EDUKOM_BREAK'] ?? '').split(',') : []);
let passed = 0;

/** Ends the process as a power cut would, when `EDUKOM_CRASH_AT` names this point; `name#3`: the third time it is passed. */
export function crashPoint(point: CrashPoint): void {
  if (point !== crashAt) return;
  passed += 1;
  if (passed === Number(crashOn)) process.kill(process.pid, 'SIGKILL');
}

/** Whether `EDUKOM_BREAK` asks for this wrong variant. */
export const isBroken = (breakage: Breakage): boolean => broken.has(breakage);
