import { BlockMedia } from './block-media.entity.js';
import { MediaChunk } from './media-chunk.entity.js';
import { MediaFile } from './media-file.entity.js';
import { Media } from './media.entity.js';

export const MEDIA_ENTITIES = [Media, MediaChunk, MediaFile, BlockMedia];
