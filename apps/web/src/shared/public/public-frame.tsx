import { INTERFACE_LOCALES } from '@edukom/domain';
import { AppFrame, Banner, LinkButton, Menu, MenuItem, NavBar } from '@edukom/ui';
import type { ReactNode } from 'react';
import { localeCookie } from '../text/locale-cookie.js';
import { LOCALE_NAMES } from '../text/locale-names.js';
import { appPath, inLocale } from '../text/locale-path.js';
import { usePublicPage } from './public-page.js';

function LocaleMenu() {
  const { t, locale, url, request } = usePublicPage();
  return (
    <Menu
      icon="language"
      label={
        <>
          <span className="ed-hidden">{t('common.language')}: </span>
          {LOCALE_NAMES[locale]}
        </>
      }
    >
      {INTERFACE_LOCALES.map((other) => (
        <MenuItem
          key={other}
          href={inLocale(url.pathname, other) + url.search}
          lang={other}
          hrefLang={other}
          data-locale-cookie={localeCookie(other, request.origin)}
          aria-current={other === locale ? 'true' : undefined}
        >
          {LOCALE_NAMES[other]}
        </MenuItem>
      ))}
    </Menu>
  );
}

function Account() {
  const { t, locale, request, url } = usePublicPage();
  if (request.signedIn)
    return (
      <LinkButton href={appPath(locale)} icon="person" variant="bare">
        {t('shell.app.home')}
      </LinkButton>
    );
  if (url.pathname.endsWith('/sign-in')) return null;
  return (
    <LinkButton href={`/${locale}/sign-in`} icon="person" variant="bare">
      {t('signIn.title')}
    </LinkButton>
  );
}

/** Header, navigation and footer of every public page. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { t, locale, request, url } = usePublicPage();
  const here = url.pathname.replace(/\/+$/, '');
  const items = [
    { href: `/${locale}/courses`, text: t('shell.nav.courses') },
    { href: `/${locale}/observatory`, text: t('shell.nav.observatory') },
    { href: `/${locale}/verify`, text: t('shell.nav.verify') },
  ].map((item) => ({ ...item, isCurrent: here === item.href || here.startsWith(`${item.href}/`) }));
  return (
    <AppFrame
      productName={t('common.product')}
      homeHref={`/${locale}`}
      skipText={t('shell.skip')}
      banner={request.isDemo && <Banner label={t('shell.demo-label')}>{t('shell.demo-text')}</Banner>}
      nav={<NavBar label={t('shell.nav')} items={items} />}
      localeSwitch={<LocaleMenu />}
      userMenu={<Account />}
      footer={
        <ul className="web-footer-links">
          <li>
            <a href={`/${locale}/privacy`}>{t('shell.nav.privacy')}</a>
          </li>
          <li>
            <a href={`/${locale}/accessibility`}>{t('shell.nav.accessibility')}</a>
          </li>
        </ul>
      }
    >
      {children}
    </AppFrame>
  );
}
