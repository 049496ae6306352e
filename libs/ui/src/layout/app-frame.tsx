import type { ReactNode } from 'react';
import { Link } from '../navigation/link.js';
import { SkipLink } from '../navigation/skip-link.js';

export type AppFrameProps = {
  /** The name from settings. */
  productName: string;
  homeHref: string;
  skipText: string;
  /** The mark beside the name; the programme's own logo when settings hold one. */
  logoSrc?: string;
  /** A NavBar. */
  nav?: ReactNode;
  /** A word on what goes on in the background, in the header. */
  status?: ReactNode;
  /** Locale switch, appearance and user menu, at the end of the header. */
  localeSwitch?: ReactNode;
  themeSwitch?: ReactNode;
  userMenu?: ReactNode;
  /** Above the header: a Banner. */
  banner?: ReactNode;
  footer?: ReactNode;
  /** Dense pages of staff use the whole window. */
  isWide?: boolean;
  mainId?: string;
  children: ReactNode;
};

/** Header, navigation, the main part that the skip link leads to, footer. */
export function AppFrame({
  productName,
  homeHref,
  skipText,
  logoSrc = '/logo.svg',
  nav,
  status,
  localeSwitch,
  themeSwitch,
  userMenu,
  banner,
  footer,
  isWide,
  mainId = 'main',
  children,
}: AppFrameProps) {
  return (
    <div className={isWide ? 'ed-frame ed-frame-wide' : 'ed-frame'}>
      <SkipLink href={`#${mainId}`}>{skipText}</SkipLink>
      {banner}
      <header className="ed-header">
        <div className="ed-header-row ed-page">
          <Link href={homeHref} className="ed-brand">
            <img src={logoSrc} alt="" width={32} height={32} />
            <span>{productName}</span>
          </Link>
          <div className="ed-header-tools">
            {status}
            {localeSwitch}
            {themeSwitch}
            {userMenu}
          </div>
        </div>
        {nav}
      </header>
      <main id={mainId} tabIndex={-1} className="ed-main ed-page">
        {children}
      </main>
      {footer && (
        <footer className="ed-footer">
          <div className="ed-page">{footer}</div>
        </footer>
      )}
    </div>
  );
}
