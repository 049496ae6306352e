import { Mark } from '@tiptap/core';

/** A link of a lesson: an address and nothing else. It is not followed while writing. */
export const LinkMark = Mark.create({
  name: 'link',
  // What is typed at the end of a link does not belong to it.
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  renderHTML: ({ HTMLAttributes }) => ['a', { href: HTMLAttributes['href'], rel: 'noreferrer' }, 0],
});
