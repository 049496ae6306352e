import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../layout/icon.js';
import { Link } from './link.js';

export type NavItem = {
  href: string;
  text: string;
  icon?: IconName;
  isCurrent?: boolean;
  /** A short figure beside the word, such as the number of answers to grade; say what it counts in `countLabel`. */
  count?: number;
  countLabel?: string;
};

export type NavBarProps = {
  label: string;
  items: readonly NavItem[];
  /** On a phone: `strip` scrolls sideways under the header, `bottom` stands at the thumb (at most five items, each with an icon). */
  phone?: 'strip' | 'bottom';
  after?: ReactNode;
};

export function NavBar({ label, items, phone = 'strip', after }: NavBarProps) {
  const list = useRef<HTMLUListElement>(null);
  const currentHref = items.find((item) => item.isCurrent)?.href;

  // A strip wider than the screen shows where I am, not its beginning.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && current)
      list.current.scrollLeft = current.offsetLeft - (list.current.clientWidth - current.offsetWidth) / 2;
  }, [currentHref]);

  return (
    <nav aria-label={label} className={classNames('ed-nav', `ed-nav-${phone}`)}>
      <ul ref={list} className="ed-nav-list ed-page">
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href} className="ed-nav-link" aria-current={item.isCurrent ? 'page' : undefined}>
              {item.icon && <Icon name={item.icon} />}
              <span>{item.text}</span>
              {item.count !== undefined && (
                <span className="ed-count">
                  {item.count}
                  {item.countLabel && <span className="ed-hidden"> {item.countLabel}</span>}
                </span>
              )}
            </Link>
          </li>
        ))}
        {after && <li>{after}</li>}
      </ul>
    </nav>
  );
}
