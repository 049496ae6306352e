import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from '../layout/icon.js';
import { Link, type LinkProps } from './link.js';

type Shown = { icon?: IconName; children: ReactNode };
export type MenuItemProps = (Shown & LinkProps) | (Shown & ComponentPropsWithRef<'button'> & { href?: undefined });

/** An entry of a Menu: a link when it has an address, else a button. */
export function MenuItem({ icon, children, ...rest }: MenuItemProps) {
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  return (
    <li>
      {rest.href === undefined ? (
        <button type="button" {...(rest as ComponentPropsWithRef<'button'>)} className="ed-menu-item">
          {content}
        </button>
      ) : (
        <Link {...(rest as LinkProps)} className="ed-menu-item">
          {content}
        </Link>
      )}
    </li>
  );
}
