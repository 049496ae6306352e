import { chooseLocale } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { meQuery } from '../session/me.js';
import { localeCookie } from './locale-cookie.js';
import { inLocale } from './locale-path.js';

/** Changes the language of the page in place: same path, same state, content read again. */
export function useChooseLocale(): (locale: InterfaceLocale) => Promise<void> {
  const { pathname, search, hash, state } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (locale) => {
    document.cookie = localeCookie(locale, location.origin);
    await navigate(inLocale(pathname, locale) + search + hash, { replace: true, preventScrollReset: true, state });
    // The cookie remembers the choice here; the account's own (for mails) follows when there is a connection.
    if (client.getQueryData(meQuery.queryKey)) await call(chooseLocale, { body: { locale } }).catch(() => undefined);
    await client.invalidateQueries();
  };
}
