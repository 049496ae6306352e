import type { ReactNode } from 'react';
import { Link } from './link.js';

export type Crumb = { text: ReactNode; href?: string };

/** The way from home to here. The last crumb is this page and needs no address. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="ed-crumbs">
      <ol>
        {items.map((item, index) => (
          <li key={item.href ?? index}>
            {item.href ? <Link href={item.href}>{item.text}</Link> : <span aria-current="page">{item.text}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
