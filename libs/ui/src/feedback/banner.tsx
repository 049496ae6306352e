import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../layout/icon.js';

/** A line across the page above all else: demo mode, no connection, maintenance at 22:00. */
export function Banner({
  icon = 'info',
  className,
  children,
  label,
  ...rest
}: ComponentPropsWithRef<'aside'> & { icon?: IconName; label: string }) {
  return (
    <aside aria-label={label} className={classNames('ed-banner', className)} {...rest}>
      <div className="ed-page">
        <Icon name={icon} />
        <span>{children}</span>
      </div>
    </aside>
  );
}
