import { setTimeout as delay } from 'node:timers/promises';
import type { MediaView } from '@edukom/contracts';
import type { HostileFile, UploadKind } from './hostile-files.js';

/** What became of one upload: refused at once, or looked at. */
export type Judged = { readonly refusedWith: string } | { readonly media: MediaView };

/** Uploads into a course as the editor does: begin, send, and ask until the file has been looked at. */
export class CourseUploads {
  constructor(
    private readonly base: string,
    private readonly cookie: string,
    courseId: string,
  ) {
    this.base = `${base}/api/authoring/courses/${courseId}/media`;
  }

  async send({ name, bytes }: HostileFile, kind: UploadKind, signal: AbortSignal): Promise<Judged> {
    const begun = await this.call(
      'POST',
      '',
      JSON.stringify({ kind, name, sizeBytes: bytes.length }),
      'application/json',
    );
    if (!begun.ok) return { refusedWith: await codeOf(begun) };
    const { mediaId } = (await begun.json()) as { mediaId: string };
    const sent = await this.call(
      'PUT',
      `/${mediaId}/chunks?offset=0`,
      new Uint8Array(bytes),
      'application/octet-stream',
    );
    if (!sent.ok) return { refusedWith: await codeOf(sent) };
    for (;;) {
      signal.throwIfAborted();
      const { media } = (await (await this.call('GET', `/${mediaId}`)).json()) as { media: MediaView };
      if (media.state !== 'checking') return { media };
      await delay(50);
    }
  }

  private call(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type?: string,
  ): Promise<Response> {
    const headers = { cookie: this.cookie, ...(type === undefined ? {} : { 'content-type': type }) };
    return fetch(`${this.base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  }
}

async function codeOf(answer: Response): Promise<string> {
  const { code } = (await answer.json()) as { code: string };
  if (answer.status >= 500) throw new Error(`an upload ended with ${code}`);
  return code;
}

/** Every address at which something of an upload is served. */
export const addressesOf = (media: MediaView): string[] => [
  ...new Set([...(media.url === null ? [] : [media.url]), ...media.variants.map(({ url }) => url)]),
];

/** Types that may stand in a page; whatever else is served must be saved. */
const SHOWN = /^(image\/(webp|avif)|video\/(mp4|webm)|audio\/(mpeg|mp4|ogg)|text\/vtt; charset=utf-8)$/;
const ATTACHMENT = /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.%!~-]+$/;

/** What of an answer's headers is not as it must be; empty when all is. */
export async function unsafeHeaders(address: string): Promise<string[]> {
  const { headers, status } = await fetch(address);
  const type = headers.get('content-type') ?? '';
  const isSaved = ATTACHMENT.test(headers.get('content-disposition') ?? '');
  const checks: readonly (readonly [string, boolean])[] = [
    [`status ${status}`, status === 200],
    [`${type} shown`, isSaved || SHOWN.test(type)],
    ['sniffing', headers.get('x-content-type-options') === 'nosniff'],
    ['no sandbox', /(^|; )sandbox$/.test(headers.get('content-security-policy') ?? '')],
    ['a cookie', headers.get('set-cookie') === null],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([what]) => what);
}
