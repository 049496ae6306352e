import type { ReactNode } from 'react';

/** `off`: ended or withdrawn. `open`: not begun. `active`: under way. `needs`: waits for someone. */
export type Status = 'open' | 'active' | 'good' | 'needs' | 'bad' | 'off';

const shapes: Record<Status, ReactNode> = {
  open: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  active: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5Z" fill="currentColor" />
    </>
  ),
  good: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" />
      <path
        d="m3.7 6.2 1.6 1.6 3-3.3"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  needs: <path d="M6 1.2 11.2 10.600H.8Z" fill="currentColor" strokeLinejoin="round" />,
  bad: <path d="m2.5 2.5 7 7M9.5 2.500l-7 7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  off: <path d="M2 6h8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

/** A word with a shape of its own: told apart without colour. */
export function StatusPill({ status, children }: { status: Status; children: ReactNode }) {
  return (
    <span className={`ed-pill ed-pill-${status}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {shapes[status]}
      </svg>
      {children}
    </span>
  );
}
