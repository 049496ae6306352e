/** The addresses of every link inside a value that holds rich text, in its order. */
export function* linksIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const { type, attrs } = value as { type?: unknown; attrs?: { href?: unknown } };
  if (type === 'link' && typeof attrs?.href === 'string') yield attrs.href;
  for (const part of Object.values(value)) yield* linksIn(part);
}

/** What a rich text may lead to: other sites, an address, a part of its lesson, a page of ours. */
export const isAllowedLink = (href: string): boolean => /^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(href);

const COURSE = /^\/(?:(?:sq|sr-Latn|sr-Cyrl|en)\/)?courses\/([^/?#]+)/;

/** The course a link leads to, by its slug; null for any other link. */
export const linkedCourse = (href: string): string | null => COURSE.exec(href)?.[1] ?? null;
