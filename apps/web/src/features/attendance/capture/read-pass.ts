import type { CaptureList, CaptureRow } from '@edukom/contracts';
import { PASS_CODE_LENGTH, readCheckedCode } from '@edukom/domain';

/** Whom a code means that was scanned or typed. */
export type PassReading =
  | { readonly kind: 'person'; readonly code: string; readonly row: CaptureRow }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'mistyped' };

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Finds whose code it is with the list alone, without a network. The server looks at the code itself later. */
export async function readPass(list: CaptureList, shown: string): Promise<PassReading> {
  const code = readCheckedCode(shown, PASS_CODE_LENGTH);
  if (code === null) return { kind: 'mistyped' };
  const hash = await hashOf(`${list.sessionId}:${code}`);
  const row = list.rows.find(({ passHash }) => passHash === hash);
  return row ? { kind: 'person', code, row } : { kind: 'unknown' };
}
