import { appPath } from '../text/locale-path.js';
import { useLocale } from '../text/use-t.js';

/** Path of a page of the application in the page's locale: `const to = useAppPath(); to('/runs')`. */
export function useAppPath(): (path?: `/${string}` | '') => string {
  const locale = useLocale();
  return (path = '') => appPath(locale, path);
}
