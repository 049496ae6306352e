import { type MediaReason, variantWidths } from '@edukom/domain';
import sharp, { type Sharp } from 'sharp';

/** More than any camera of a phone takes, and what fits the memory of a small machine while it is decoded (4 bytes each). */
const MOST_PIXELS = 50_000_000;
/** WebP knows no longer side. */
const LONGEST_SIDE = 16_000;

// Only what we accept can be decoded at all, whatever a file makes a guess at its type believe.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPng',
    'VipsForeignLoadJpeg',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
});
// One picture after the other: nothing is gained by keeping them.
sharp.cache(false);

export interface Variant {
  readonly bytes: Buffer;
  readonly contentType: 'image/webp' | 'image/avif';
  readonly width: number;
  readonly height: number;
}

const open = (file: string): Sharp => sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' });

async function encoded(picture: Sharp, contentType: Variant['contentType']): Promise<Variant> {
  const output =
    contentType === 'image/webp' ? picture.webp({ quality: 80 }) : picture.avif({ quality: 50, effort: 3 });
  const { data, info } = await output.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, width: info.width, height: info.height };
}

/** Width as it is seen: cameras store a picture lying down and say so. */
async function seenWidth(file: string): Promise<number | MediaReason> {
  const { width, height, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
  return width * height > MOST_PIXELS ? 'too-many-pixels' : autoOrient.width;
}

/**
 * A picture in all sizes and both formats, drawn anew: without metadata (place, camera), turned upright, its first frame
 * when it moves. Whatever else the file held is gone.
 */
export async function imageVariants(file: string): Promise<readonly Variant[] | { reason: MediaReason }> {
  try {
    const seen = await seenWidth(file);
    if (typeof seen !== 'number') return { reason: seen };
    const variants: Variant[] = [];
    for (const width of variantWidths(seen)) {
      const sized = open(file)
        .autoOrient()
        .resize({ width, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
      variants.push(await encoded(sized.clone(), 'image/webp'), await encoded(sized, 'image/avif'));
    }
    return variants;
  } catch (error) {
    // Errors of libvips are plain: a damaged file, or one that asks for too much.
    if (error instanceof Error && !('code' in error)) return { reason: 'damaged' };
    throw error;
  }
}
