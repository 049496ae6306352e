import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Link } from '../navigation/link.js';
import { Icon, type IconName } from './icon.js';

export type TaskCardProps = {
  /** What to do, as a verb: "Continue lesson 3". */
  title: ReactNode;
  href: string;
  icon: IconName;
  /** Of what, until when, where. */
  meta?: ReactNode;
  /** A StatusPill or a date at the end of the line. */
  aside?: ReactNode;
  /** A ProgressBar below. */
  progress?: ReactNode;
  /** `needs` marks what waits for me with a date, `done` what is finished. */
  tone?: 'plain' | 'needs' | 'done';
  /** The one to begin with: bigger, with `action` as its button's words. */
  isLead?: boolean;
  action?: ReactNode;
};

/** One line of a TaskList. The whole line leads to the task, its title is the link. */
export function TaskCard({ title, href, icon, meta, aside, progress, tone = 'plain', isLead, action }: TaskCardProps) {
  return (
    <li className={classNames('ed-task', `ed-task-${tone}`, isLead && 'ed-task-lead')}>
      <span className="ed-task-icon">
        <Icon name={icon} />
      </span>
      <div className="ed-task-body">
        <Link href={href} className="ed-task-title">
          {title}
        </Link>
        {meta && <div className="ed-task-meta">{meta}</div>}
        {progress}
      </div>
      {aside && <div className="ed-task-aside">{aside}</div>}
      {action ? (
        <span className="ed-button ed-button-primary ed-task-action" aria-hidden="true">
          {action}
        </span>
      ) : (
        <Icon name="chevron" className="ed-task-mark" />
      )}
    </li>
  );
}
