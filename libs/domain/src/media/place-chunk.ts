/** What a chunk is to an upload: the next one, one that is there already, one from elsewhere, or one past the end. */
export type ChunkPlace = 'next' | 'repeated' | 'elsewhere' | 'beyond';

/**
 * Judges a chunk by where it lies. Only the very next bytes are taken, so that what has arrived is always one piece from
 * the beginning; what lies wholly within it is a repetition (a lost reply), and no error.
 * @param received - bytes that have arrived, counted from the beginning
 * @param size - bytes of the whole file, as told before
 */
export function placeChunk(received: number, size: number, offset: number, length: number): ChunkPlace {
  if (offset + length > size) return 'beyond';
  if (offset === received) return length > 0 ? 'next' : 'repeated';
  return offset + length <= received ? 'repeated' : 'elsewhere';
}
