/** What a lesson may show or offer. The kind is chosen by the writer; whether the bytes are of it is checked. */
export const MEDIA_KINDS = ['image', 'video', 'audio', 'captions', 'file'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** `checking`: all bytes are here and are being looked at. `quarantined`: laid aside because malware was found. */
export const MEDIA_STATES = ['uploading', 'checking', 'ready', 'refused', 'quarantined'] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/**
 * Why a file is not shown. `type`: not of its kind. `active`: could run as a page (SVG, HTML …). `damaged`: cannot be
 * read. `too-many-pixels`: would fill the memory when opened. `captions`: no valid WebVTT. `malware`: found by the scanner.
 */
export const MEDIA_REASONS = ['type', 'active', 'damaged', 'too-many-pixels', 'captions', 'malware'] as const;
export type MediaReason = (typeof MEDIA_REASONS)[number];

const MEBIBYTE = 1024 * 1024;

/** The most bytes of one file, by kind. */
export const MEDIA_LIMITS: Readonly<Record<MediaKind, number>> = {
  image: 20 * MEBIBYTE,
  video: 500 * MEBIBYTE,
  audio: 100 * MEBIBYTE,
  captions: MEBIBYTE,
  file: 50 * MEBIBYTE,
};

/** Types that each kind may have, by what the bytes say; the extension is the one a download gets. */
export const MEDIA_TYPES: Readonly<Record<MediaKind, Readonly<Record<string, string>>>> = {
  image: { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/avif': 'avif', 'image/gif': 'gif' },
  video: { 'video/mp4': 'mp4', 'video/webm': 'webm' },
  audio: { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' },
  captions: { 'text/vtt': 'vtt' },
  file: {
    'application/pdf': 'pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
    'application/vnd.oasis.opendocument.text': 'odt',
    'application/vnd.oasis.opendocument.spreadsheet': 'ods',
    'text/csv': 'csv',
    'text/plain': 'txt',
  },
};

/** Widths in which pictures are kept, in pixels. */
export const IMAGE_WIDTHS = [480, 960, 1600] as const;

/**
 * The widths in which a picture of this width is kept: those of {@link IMAGE_WIDTHS} below it, and its own as far as the
 * widest of them. Never larger than the original, never none.
 */
export function variantWidths(original: number): number[] {
  const own = Math.min(original, IMAGE_WIDTHS[IMAGE_WIDTHS.length - 1] ?? original);
  return [...IMAGE_WIDTHS.filter((width) => width < own), own];
}
