import type { ReactNode } from 'react';

/** Reads out what changes inside. It must stand on the page before the first message. */
export function LiveRegion({ isUrgent = false, children }: { isUrgent?: boolean; children?: ReactNode }) {
  return (
    <div role={isUrgent ? 'alert' : 'status'} aria-atomic="true" className="ed-hidden">
      {children}
    </div>
  );
}
