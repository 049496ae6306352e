import { formatNumber, type Translate } from '@edukom/i18n';
import { MEDIA_TYPES, type MediaKind } from '@edukom/domain';

const KIB = 1024;
const MIB = KIB * KIB;

/** A size as people read it: `340 KB`, `12,4 MB`. */
export function sizeText(t: Translate, bytes: number): string {
  if (bytes < MIB) return t('media.size.kb', { size: formatNumber(t.locale, Math.max(1, Math.round(bytes / KIB))) });
  return t('media.size.mb', { size: formatNumber(t.locale, bytes / MIB, bytes < 100 * MIB ? 1 : 0) });
}

/** A type as people know it: by the ending of its files, `PDF`. */
export const typeText = (kind: MediaKind, contentType: string | null): string =>
  (MEDIA_TYPES[kind][contentType ?? ''] ?? kind).toUpperCase();

/** What the dialog of the system offers first; what counts is what the file holds. */
export const ACCEPTED: Readonly<Record<MediaKind, string>> = {
  image: 'image/png,image/jpeg,image/webp,image/avif,image/gif',
  video: 'video/mp4,video/webm',
  audio: 'audio/mpeg,audio/mp4,audio/ogg,.mp3,.m4a,.ogg',
  captions: '.vtt,text/vtt',
  file: '.pdf,.docx,.xlsx,.odt,.ods,.csv,.txt',
};
