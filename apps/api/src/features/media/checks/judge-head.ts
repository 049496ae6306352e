import type { MediaKind, MediaReason } from '@edukom/domain';
import { isBroken } from '../../../platform/faults/crash-point.js';
import { beginsAsPage } from './active-content.js';
import { isOfKind, sniffHead } from './sniff.js';

/** Packed formats show only further on what they are. */
const UNDECIDED = new Set(['application/zip', 'application/x-cfb']);

/**
 * Why the first bytes already rule the whole file out, so that nobody uploads 500 MB for nothing; null when they do not.
 * It decides nothing in favour of a file: all of it is looked at when it has arrived.
 */
export async function judgeHead(kind: MediaKind, head: Buffer): Promise<MediaReason | null> {
  if (isBroken('serve-svg-inline')) return null;
  if (beginsAsPage(head)) return 'active';
  const type = await sniffHead(head);
  if (type === null) return kind === 'captions' || kind === 'file' ? null : 'type';
  return isOfKind(kind, type) || (kind === 'file' && UNDECIDED.has(type)) ? null : 'type';
}
