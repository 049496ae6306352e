/** The addresses of every link inside a value that holds rich text, in its order. */
export function* linksIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const { type, attrs } = value as { type?: unknown; attrs?: { href?: unknown } };
  if (type === 'link' && typeof attrs?.href === 'string') yield attrs.href;
  for (const part of Object.values(value)) yield* linksIn(part);
}
