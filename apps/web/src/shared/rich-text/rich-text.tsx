import type { RichTextNode } from '@edukom/contracts';
import { Fragment, createElement, type ReactNode } from 'react';

type Mark = NonNullable<RichTextNode['marks']>[number];

/** Addresses a text may lead to; anything else is shown as plain words. */
const isSafeAddress = (href: string | undefined): href is string =>
  href !== undefined && /^(https:\/\/|mailto:)[^\s]+$/i.test(href);

function marked(children: ReactNode, mark: Mark): ReactNode {
  if (mark.type === 'bold') return <strong>{children}</strong>;
  if (mark.type === 'italic') return <em>{children}</em>;
  const href = mark.attrs?.href;
  if (!isSafeAddress(href)) return children;
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  );
}

const TAGS = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
} as const;

function Node({ node, top }: { node: RichTextNode; top: number }): ReactNode {
  const children = node.content?.map((child, index) => <Node key={index} node={child} top={top} />);
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>(marked, node.text ?? '');
    case 'hardBreak':
      return <br />;
    case 'doc':
      return <Fragment>{children}</Fragment>;
    case 'heading':
      return createElement(`h${Math.min(6, (node.attrs?.level ?? 1) + top - 1)}`, null, children);
    default:
      return createElement(TAGS[node.type], null, children);
  }
}

export interface RichTextProps {
  readonly value: RichTextNode;
  /** BCP 47 tag of the text when it is not the page's own language. */
  readonly lang?: string;
  /** The level that the text's first-level headings take below the page's title. */
  readonly topHeading?: 2 | 3 | 4;
}

/** Shows rich text as elements, never as markup: what the text holds cannot become a script. */
export function RichText({ value, lang, topHeading = 2 }: RichTextProps) {
  return (
    <div className="web-rich-text" lang={lang}>
      <Node node={value} top={topHeading} />
    </div>
  );
}
