import { isInterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { LinkProvider } from '@edukom/ui';
import { useParams } from 'react-router';
import { AnnouncerProvider, useAnnounce } from '../shared/announce/announcer.js';
import { RouterLink } from '../shared/navigation/router-link.js';
import { SignInDialog } from '../shared/session/sign-in-dialog.js';
import { ClientTexts } from '../shared/text/client-texts.js';
import { useT } from '../shared/text/use-t.js';
import { useEffect, useRef, type ReactNode } from 'react';
import { WaitingHere } from './waiting-here.js';

/** Tells a screen reader that the language has changed, in the new language. */
function AnnounceLocale() {
  const t = useT();
  const announce = useAnnounce();
  const before = useRef(t.locale);
  useEffect(() => {
    if (before.current === t.locale) return;
    before.current = t.locale;
    announce(t('shell.locale-changed'));
  }, [t, announce]);
  return null;
}

/** What every page of the application stands in, errors included: texts of the address's locale, links, announcements, sign-in. */
export function AppRoot({ first, children }: { first: Translate; children: ReactNode }) {
  const { locale } = useParams();
  return (
    <ClientTexts locale={isInterfaceLocale(locale) ? locale : first.locale} first={first}>
      <LinkProvider component={RouterLink}>
        <AnnouncerProvider>
          {children}
          <AnnounceLocale />
          <SignInDialog whenNobody={<WaitingHere />} />
        </AnnouncerProvider>
      </LinkProvider>
    </ClientTexts>
  );
}
