import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../layout/icon.js';

export type Tone = 'info' | 'good' | 'warning' | 'bad';

export type NoticeProps = Omit<ComponentPropsWithRef<'div'>, 'title'> & {
  tone?: Tone;
  title?: ReactNode;
  /** Buttons or links: what to do about it. */
  actions?: ReactNode;
  /** Appears while the page is open: it is read out, at once when bad. */
  isLive?: boolean;
};

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warning: 'alert', bad: 'alert' };

export function Notice({ tone = 'info', title, actions, isLive = false, className, children, ...rest }: NoticeProps) {
  const role = tone === 'bad' ? 'alert' : 'status';
  return (
    <div role={isLive ? role : undefined} className={classNames('ed-notice', `ed-notice-${tone}`, className)} {...rest}>
      <Icon name={icons[tone]} />
      <div className="ed-notice-body">
        {title && <p className="ed-notice-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="ed-actions">{actions}</div>}
      </div>
    </div>
  );
}
