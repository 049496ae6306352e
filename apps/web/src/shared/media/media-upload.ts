import { beginMediaUpload, type MediaView, readMediaUpload, removeMedia, sendMediaChunk } from '@edukom/contracts';
import { type MediaKind, safeFileName } from '@edukom/domain';
import { call } from '../api/call.js';
import { isProblem, problemOf } from '../api/errors.js';
import { isPassing } from '../api/query-client.js';

/** How far an upload is. `waiting`: the network is away, it goes on by itself. */
export type UploadStep =
  | { readonly at: 'sending' | 'waiting' | 'paused'; readonly sent: number }
  | { readonly at: 'arrived'; readonly media: MediaView }
  | { readonly at: 'failed'; readonly error: unknown };

interface Place {
  readonly mediaId: string;
  readonly offset: number;
  readonly chunkBytes: number;
}

const LONGEST_WAIT_MS = 30_000;
/** An offset that is refused again and again is no lost reply: two windows send the same file. */
const MOST_CONFLICTS = 5;

/** Waits, or less when the browser says that the network is back; ends with the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end, { once: true });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Tells a file from others of its name, so that choosing it again goes on where it was. */
const resumeKeyOf = ({ name, size, lastModified }: File) => `${size}-${lastModified}-${name}`.slice(0, 200);

const willPass = (error: unknown) => isPassing(error) && !isProblem(error, 'server.storage-full');

/**
 * Sends one file in chunks. What the server has acknowledged is never sent again: after a lost reply, a lost network or a
 * reload it is asked how far it is. Ends as `arrived` or `failed`; everything that may pass by itself is waited for.
 */
export class MediaUpload {
  #place: Place | undefined;
  #stop: AbortController | undefined;
  #failures = 0;
  #conflicts = 0;

  constructor(
    private readonly courseId: string,
    private readonly kind: MediaKind,
    private readonly file: File,
    private readonly onStep: (step: UploadStep) => void,
  ) {}

  /** Begins, or goes on after {@link hold} or a failure. */
  start(): void {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#failures = 0;
    this.#conflicts = 0;
    this.#tell('sending');
    void this.#run(stop.signal);
  }

  /** Stops sending; what has arrived stays. */
  hold(): void {
    if (!this.#stop) return;
    this.#halt();
    this.#tell('paused');
  }

  /** Gives up: what has arrived is removed. When that does not reach the server, it forgets by itself after a day. */
  async giveUp(): Promise<void> {
    this.#halt();
    const mediaId = this.#place?.mediaId;
    if (mediaId) await call(removeMedia, { params: { courseId: this.courseId, mediaId } }).catch(() => undefined);
  }

  #halt(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }

  #tell(at: 'sending' | 'waiting' | 'paused'): void {
    this.onStep({ at, sent: this.#place?.offset ?? 0 });
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const media = await this.#advance(signal);
        // An answer that came in spite of a pause counts, but nothing follows it.
        if (signal.aborted) return;
        this.#failures = 0;
        if (media) return this.#end({ at: 'arrived', media });
        this.#tell('sending');
      } catch (error) {
        if (signal.aborted) return;
        if (!(await this.#recover(error, signal))) return this.#end({ at: 'failed', error });
      }
    }
  }

  #end(step: UploadStep): void {
    this.#stop = undefined;
    this.onStep(step);
  }

  /** One request further; the file when all of it has arrived. */
  async #advance(signal: AbortSignal): Promise<MediaView | null> {
    const { courseId, kind, file } = this;
    // An empty file is of no kind; the server would only say that its size is wrong.
    if (file.size === 0) throw problemOf('media.type');
    if (!this.#place) {
      const body = { kind, name: safeFileName(file.name), sizeBytes: file.size, resumeKey: resumeKeyOf(file) };
      this.#place = await call(beginMediaUpload, { params: { courseId }, body }, { signal });
      return null;
    }
    const { mediaId, offset, chunkBytes } = this.#place;
    // Read before it is sent: a file that was moved or changed meanwhile is no failure of the network.
    const bytes = new Blob([await file.slice(offset, offset + chunkBytes).arrayBuffer()]);
    const answer = await call(sendMediaChunk, { params: { courseId, mediaId }, query: { offset } }, { signal, bytes });
    this.#conflicts = 0;
    this.#place = answer;
    return answer.offset >= file.size ? answer.media : null;
  }

  /** Whether to go on after an error. */
  async #recover(error: unknown, signal: AbortSignal): Promise<boolean> {
    if (isProblem(error, 'media.offset')) {
      this.#conflicts += 1;
      return this.#conflicts <= MOST_CONFLICTS && (await this.#askAgain(signal));
    }
    if (!willPass(error)) return false;
    this.#tell('waiting');
    await pause(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** this.#failures), signal);
    this.#failures += 1;
    return this.#askAgain(signal);
  }

  /** Asks how far the server is. False: it knows nothing of this upload any more. */
  async #askAgain(signal: AbortSignal): Promise<boolean> {
    const { courseId } = this;
    if (!this.#place) return true;
    try {
      const { mediaId } = this.#place;
      this.#place = await call(readMediaUpload, { params: { courseId, mediaId } }, { signal });
    } catch (error) {
      return willPass(error) || signal.aborted;
    }
    return true;
  }
}
