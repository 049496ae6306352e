import { useEffect } from 'react';
import type { SendOptions } from './send-loop.js';

/** Sends whenever there is a chance: the connection returns, the page is hidden, the reader goes to another page. */
export function useSendChances(outbox: { readonly flush: (options?: SendOptions) => Promise<void> }): void {
  useEffect(() => {
    const onOnline = () => void outbox.flush();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void outbox.flush({ keepalive: true });
    };
    window.addEventListener('online', onOnline);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onHidden);
      void outbox.flush();
    };
  }, [outbox]);
}
