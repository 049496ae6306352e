import type { ReactNode } from 'react';

export type PageHeaderProps = {
  title: ReactNode;
  /** Where I am: Breadcrumbs. */
  breadcrumbs?: ReactNode;
  /** A StatusPill beside the title. */
  status?: ReactNode;
  /** One sentence on what this page is for. */
  lead?: ReactNode;
  /** What is next: the one thing to do, in words or as a link. */
  next?: ReactNode;
  /** What I can do now. */
  actions?: ReactNode;
  /** Set by pages that move focus to their heading after a change of route. */
  titleId?: string;
};

export function PageHeader({ title, breadcrumbs, status, lead, next, actions, titleId }: PageHeaderProps) {
  return (
    <div className="ed-page-header">
      {breadcrumbs}
      <div className="ed-page-header-row">
        <div className="ed-page-title">
          <h1 id={titleId} tabIndex={-1}>
            {title}
          </h1>
          {status}
        </div>
        {actions && <div className="ed-actions">{actions}</div>}
      </div>
      {lead && <p className="ed-lead">{lead}</p>}
      {next && <div className="ed-next">{next}</div>}
    </div>
  );
}
