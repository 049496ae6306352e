import type { RichTextNode } from '@edukom/contracts';
import { Fragment, createElement, type ReactNode } from 'react';

type Mark = NonNullable<RichTextNode['marks']>[number];

/** Addresses a text may lead to; anything else is shown as plain words. */
export const isSafeAddress = (href: string | undefined): href is string =>
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
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
} as const;

/** Whether a table's first row names its columns: then each of its cells says so to who hears the table. */
const hasHeaderRow = (table: RichTextNode): boolean =>
  (table.content?.[0]?.content ?? []).every(({ type }) => type === 'tableHeader');

function Table({ node, top, caption }: { node: RichTextNode; top: number; caption: ReactNode }) {
  const [first, ...rest] = node.content ?? [];
  const rows = (list: readonly RichTextNode[]) => list.map((row, index) => <Node key={index} node={row} top={top} />);
  const isHeaded = first !== undefined && hasHeaderRow(node);
  return (
    <table>
      {caption && <caption>{caption}</caption>}
      {isHeaded && <thead>{rows([first])}</thead>}
      <tbody>{rows(isHeaded ? rest : (node.content ?? []))}</tbody>
    </table>
  );
}

/** What a heading cell is the heading of; only first rows have them. */
const scopeOf = (node: RichTextNode): { scope?: string } => (node.type === 'tableHeader' ? { scope: 'col' } : {});

const textOf = (node: RichTextNode): ReactNode => (node.marks ?? []).reduce<ReactNode>(marked, node.text ?? '');
const headingTag = (node: RichTextNode, top: number): string => `h${Math.min(6, (node.attrs?.level ?? 1) + top - 1)}`;

function Node({ node, top, caption }: { node: RichTextNode; top: number; caption?: ReactNode }): ReactNode {
  const children = node.content?.map((child, index) => <Node key={index} node={child} top={top} caption={caption} />);
  switch (node.type) {
    case 'text':
      return textOf(node);
    case 'hardBreak':
      return <br />;
    case 'doc':
      return <Fragment>{children}</Fragment>;
    case 'heading':
      return createElement(headingTag(node, top), null, children);
    case 'table':
      return <Table node={node} top={top} caption={caption} />;
    default:
      return createElement(TAGS[node.type], scopeOf(node), children);
  }
}

export interface RichTextProps {
  readonly value: RichTextNode;
  /** BCP 47 tag of the text when it is not the page's own language. */
  readonly lang?: string;
  /** The level that the text's first-level headings take below the page's title. */
  readonly topHeading?: 2 | 3 | 4;
  /** What the table in the text is about. */
  readonly caption?: ReactNode;
}

/** Shows rich text as elements, never as markup: what the text holds cannot become a script. */
export function RichText({ value, lang, topHeading = 2, caption }: RichTextProps) {
  return (
    <div className="web-rich-text" lang={lang}>
      <Node node={value} top={topHeading} caption={caption} />
    </div>
  );
}
