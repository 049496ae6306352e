import { MEDIA_KINDS, MEDIA_LIMITS, MEDIA_NAME_LENGTH, MEDIA_REASONS, MEDIA_STATES } from '@edukom/domain';
import { z } from 'zod';
import { uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { ofCourse, WRITE } from './draft-views.js';

/**
 * Files of lessons. They arrive in chunks, so that a lost network costs one chunk; they are listed as `ready` only after
 * their bytes were checked, and are served from another origin than the application's.
 */
const ofMedia = z.strictObject({ courseId: uuid, mediaId: uuid });
const name = z.string().trim().min(1).max(MEDIA_NAME_LENGTH);

/** The most bytes of one chunk. Small enough for a slow line: at 400 kbit/s one takes twenty seconds. */
export const MEDIA_CHUNK_BYTES = 1024 * 1024;
const LARGEST = Math.max(...Object.values(MEDIA_LIMITS));

/** A picture in one of its sizes. */
export const mediaVariant = z.object({ width: z.int(), height: z.int(), contentType: z.string(), url: z.string() });

/** A file as pages show it. Without `url` there is nothing to show yet, or never will be: `state` says which. */
export const mediaView = z.object({
  id: uuid,
  kind: z.enum(MEDIA_KINDS),
  name: z.string(),
  /** As its bytes say, never its name; null before they were looked at. */
  contentType: z.string().nullable(),
  sizeBytes: z.int(),
  /** Of a picture, in its largest variant. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Of a picture, narrowest first. */
  variants: z.array(mediaVariant),
  url: z.string().nullable(),
  state: z.enum(MEDIA_STATES),
  /** Why it was refused or laid aside. */
  reason: z.enum(MEDIA_REASONS).nullable(),
});
export type MediaView = z.output<typeof mediaView>;

const upload = z.object({
  mediaId: uuid,
  /** How many bytes have arrived for good; the next chunk begins here. */
  offset: z.int(),
  chunkBytes: z.int(),
});
export const uploadProgress = upload.extend({ media: mediaView });
export type UploadProgress = z.output<typeof uploadProgress>;

export const beginMediaUpload = endpoint({
  method: 'POST',
  path: '/api/authoring/courses/:courseId/media',
  summary: 'Begin to upload a file. With a `resumeKey`, an upload of mine under the same key goes on where it was',
  access: WRITE,
  params: ofCourse,
  body: z.strictObject({
    kind: z.enum(MEDIA_KINDS),
    name,
    sizeBytes: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
    /** What tells this file from others of the same name: a lost reply or a reload then makes no second upload. */
    resumeKey: z.string().min(1).max(200).optional(),
  }),
  response: upload,
  status: 201,
  problems: ['request.invalid', 'request.not-found', 'media.too-large', 'media.quota'],
});

export const sendMediaChunk = endpoint({
  method: 'PUT',
  path: '/api/authoring/courses/:courseId/media/:mediaId/chunks',
  summary:
    'Send the bytes from `offset` on. A chunk that is there already is no error; any other offset than the present one is `media.offset`, with the present one in `current`',
  access: WRITE,
  params: ofMedia,
  query: z.strictObject({ offset: z.coerce.number().int().min(0).max(LARGEST) }),
  upload: { maxBytes: MEDIA_CHUNK_BYTES, raw: true },
  response: uploadProgress,
  problems: [
    'request.invalid',
    'request.not-found',
    'request.conflict',
    'request.too-large',
    'request.media-type',
    'media.offset',
    'media.type',
    'server.storage-full',
  ],
});

export const readMediaUpload = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/media/:mediaId',
  summary: 'How far an upload is, and what became of the file',
  access: WRITE,
  params: ofMedia,
  response: uploadProgress,
  problems: ['request.not-found'],
});

/** A file of a course with the number of blocks that show it, in any version. */
export const courseMedia = mediaView.extend({ uses: z.int() });
export type CourseMedia = z.output<typeof courseMedia>;

export const listMedia = endpoint({
  method: 'GET',
  path: '/api/authoring/courses/:courseId/media',
  summary: 'The files of a course, newest first, with how often each is used and how much room is left',
  access: WRITE,
  params: ofCourse,
  response: z.object({ media: z.array(courseMedia), usedBytes: z.int(), quotaBytes: z.int() }),
  problems: ['request.not-found'],
});

export const renameMedia = endpoint({
  method: 'PATCH',
  path: '/api/authoring/courses/:courseId/media/:mediaId',
  summary: 'Give a file another name; its address stays',
  access: WRITE,
  params: ofMedia,
  body: z.strictObject({ name }),
  response: mediaView,
  problems: ['request.invalid', 'request.not-found'],
});

export const removeMedia = endpoint({
  method: 'DELETE',
  path: '/api/authoring/courses/:courseId/media/:mediaId',
  summary: 'Remove a file that no block uses, or give up its upload',
  access: WRITE,
  params: ofMedia,
  response: null,
  problems: ['request.not-found', 'media.in-use'],
});
