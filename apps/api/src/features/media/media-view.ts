import type { MediaView } from '@edukom/contracts';
import type { MediaRow } from './media.repository.js';

/** Address of a file on the content origin: it holds the hash of the bytes, so what lies there never changes. */
export const mediaUrl = (contentOrigin: string, mediaId: string, hash: string): string =>
  `${contentOrigin}/media/${mediaId}/${hash}`;

/** A row as pages see it. */
export function mediaViewOf(row: MediaRow, contentOrigin: string): MediaView {
  const files = row.files.map(({ hash, ...file }) => ({ ...file, url: mediaUrl(contentOrigin, row.id, hash) }));
  // Of a picture the widest WebP, which every browser of today can show, stands for the whole.
  const main = files.filter(({ contentType }) => contentType === row.content_type).at(-1);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
    width: main?.width ?? null,
    height: main?.height ?? null,
    variants: files.flatMap(({ width, height, ...file }) =>
      width === null || height === null ? [] : [{ width, height, ...file }],
    ),
    url: main?.url ?? null,
    state: row.state,
    reason: row.reason,
  };
}
