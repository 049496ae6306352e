import { useEffect } from 'react';
import { useT } from '../text/use-t.js';

/** Names the page in the tab and in the history. */
export function usePageTitle(title: string): void {
  const product = useT()('common.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
