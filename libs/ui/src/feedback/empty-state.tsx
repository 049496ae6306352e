import type { ReactNode } from 'react';
import { Icon, type IconName } from '../layout/icon.js';

export type EmptyStateProps = {
  title: ReactNode;
  icon?: IconName;
  /** Why it is empty and what comes next. */ children?: ReactNode;
  /** The next step. */ action?: ReactNode;
};

export function EmptyState({ title, icon = 'list', children, action }: EmptyStateProps) {
  return (
    <div className="ed-empty">
      <span className="ed-empty-icon">
        <Icon name={icon} />
      </span>
      <p className="ed-empty-title">{title}</p>
      {children && <p className="ed-empty-text">{children}</p>}
      {action && <div className="ed-actions">{action}</div>}
    </div>
  );
}
