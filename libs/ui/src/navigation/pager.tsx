import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon } from '../layout/icon.js';
import { Link } from './link.js';

export type PagerProps = {
  label: string;
  previousText: string;
  nextText: string;
  /** Address of the page before; none on the first page. */
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Where we are, such as "26–50 of 214". */
  summary?: ReactNode;
};

function Step({ href, text, direction }: { href: string | undefined; text: string; direction: 'previous' | 'next' }) {
  const icon = <Icon name="chevron" turn={direction === 'previous' ? 180 : undefined} />;
  const content =
    direction === 'previous' ? (
      <>
        {icon} {text}
      </>
    ) : (
      <>
        {text} {icon}
      </>
    );
  if (!href) return <span className="ed-pager-none" aria-hidden="true" />;
  return (
    <Link
      href={href}
      rel={direction === 'previous' ? 'prev' : 'next'}
      className={classNames('ed-button', 'ed-button-quiet')}
    >
      {content}
    </Link>
  );
}

/** Pages by cursor: there is a way on and a way back, no page numbers. */
export function Pager({ label, previousText, nextText, previousHref, nextHref, summary }: PagerProps) {
  return (
    <nav aria-label={label} className="ed-pager">
      <Step href={previousHref} text={previousText} direction="previous" />
      {summary && <span className="ed-pager-summary">{summary}</span>}
      <Step href={nextHref} text={nextText} direction="next" />
    </nav>
  );
}
