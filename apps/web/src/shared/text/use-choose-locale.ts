import { chooseLocale } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { meQuery } from '../session/me.js';
import { localeCookie } from './locale-cookie.js';
import { inLocale } from './locale-path.js';

const isServerThere = (): Promise<boolean> =>
  fetch('/api/health/live', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );

/**
 * Changes the language of the page in place: same path, same state, content read again. Without a connection and
 * without the texts of the other language the page stays as it is: to load it anew would be to lose it.
 */
export function useChooseLocale(): (locale: InterfaceLocale) => Promise<void> {
  const { pathname, search, hash, state } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (locale) => {
    const hasTexts = await loadTranslate(locale).then(
      () => true,
      () => false,
    );
    if (!hasTexts && !(await isServerThere())) return;
    document.cookie = localeCookie(locale, location.origin);
    await navigate(inLocale(pathname, locale) + search + hash, { replace: true, preventScrollReset: true, state });
    // The cookie remembers the choice here; the account's own (for mails) follows when there is a connection.
    if (client.getQueryData(meQuery.queryKey)) await call(chooseLocale, { body: { locale } }).catch(() => undefined);
    await client.invalidateQueries();
  };
}
