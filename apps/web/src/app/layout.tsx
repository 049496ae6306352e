import type { Me } from '@edukom/contracts';
import { loadStaffTexts } from '@edukom/i18n';
import { AppFrame, Banner, Button, EmptyState, NavBar, Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { isProblem } from '../shared/api/errors.js';
import { ProblemNotice } from '../shared/feedback/problem-notice.js';
import { useAppPath } from '../shared/navigation/use-app-path.js';
import { MeProvider, meQuery } from '../shared/session/me.js';
import { isMissingChunk, reloadOnce } from '../shared/session/reload-once.js';
import { announceSignedOut } from '../shared/session/session-events.js';
import { useT } from '../shared/text/use-t.js';
import { AccountMenu, LocaleMenu, ThemeMenu } from './header-tools.js';
import { currentEntry, navigationFor } from './navigation.js';
import { SyncStatus } from './sync-status.js';
import { WaitingHere } from './waiting-here.js';

/** Path below `/{locale}/app`, the same in every language. */
const usePathBelow = (): string =>
  useLocation()
    .pathname.replace(/^\/[^/]*\/app/, '')
    .replace(/\/+$/, '');

/** After a change of page the focus goes to its main part, as a browser would do; a change of language moves nothing. */
function useFocusOnPageChange(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function Navigation({ me }: { me: Me }) {
  const t = useT();
  const to = useAppPath();
  const path = usePathBelow();
  const { bar } = navigationFor(me.grants);
  const current = currentEntry(bar, path);
  const items = bar.map((entry) => ({
    href: to(entry.path),
    text: entry.text(t),
    icon: entry.icon,
    isCurrent: entry === current,
  }));
  return <NavBar label={t('shell.nav')} items={items} phone={me.grants.length === 0 ? 'bottom' : 'strip'} />;
}

/** What stands where the page would, as long as it is not known who asks for it. */
function NobodyYet({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useT();
  if (!error) return <Skeleton label={t('common.loading')} shape="tasks" />;
  if (!isProblem(error, 'access.signed-out')) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <>
      <WaitingHere />
      <EmptyState
        icon="lock"
        title={t('shell.signed-out.title')}
        action={
          <Button variant="primary" onClick={announceSignedOut}>
            {t('signIn.submit')}
          </Button>
        }
      >
        {t('problem.access.signed-out')}
      </EmptyState>
    </>
  );
}

/** Whether the texts are there that this person's pages need; those of staff come when somebody is staff. */
function useStaffTexts(me: Me | undefined): boolean {
  const isStaff = me !== undefined && me.grants.length > 0;
  const [areLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (!isStaff) return;
    loadStaffTexts().then(
      () => setLoaded(true),
      (error: unknown) => {
        if (!isMissingChunk(error) || !reloadOnce()) setLoaded(true);
      },
    );
  }, [isStaff]);
  return !isStaff || areLoaded;
}

/** Pages on which something of one's own is on its way to the server. */
const LEARNER_PATHS = /^\/(learning|notes|quizzes)(\/|$)/;

/** Asked only while it is not known who is signed in; a page drawn by the server knows. */
const isDemoShell = (): boolean => document.getElementById('root')?.dataset['demo'] !== undefined;

/** Everybody sees it whose work it is about; staff where they learn themselves. */
const isSyncShown = (me: Me | undefined, path: string): me is Me =>
  me !== undefined && (me.grants.length === 0 || LEARNER_PATHS.test(path));

/** The page, as soon as it is known who asks for it and the words are there. */
function PageOf({ me, error, onRetry }: { me: Me | undefined; error: Error | null; onRetry: () => void }) {
  const hasTexts = useStaffTexts(me);
  if (!me || !hasTexts) return <NobodyYet error={me ? null : error} onRetry={onRetry} />;
  return (
    <MeProvider me={me}>
      <Outlet />
    </MeProvider>
  );
}

/** The frame of the application: header, navigation by role, the page. */
export function Layout() {
  const t = useT();
  const to = useAppPath();
  const { data: me, error, refetch } = useQuery(meQuery);
  const path = usePathBelow();
  useFocusOnPageChange(path);
  return (
    <AppFrame
      productName={t('common.product')}
      homeHref={to()}
      skipText={t('shell.skip')}
      banner={(me?.isDemo ?? isDemoShell()) && <Banner label={t('shell.demo-label')}>{t('shell.demo-text')}</Banner>}
      nav={me && <Navigation me={me} />}
      status={isSyncShown(me, path) && <SyncStatus me={me} />}
      localeSwitch={<LocaleMenu />}
      themeSwitch={<ThemeMenu />}
      userMenu={me && <AccountMenu me={me} />}
    >
      <PageOf me={me} error={error} onRetry={() => void refetch()} />
      <ScrollRestoration getKey={({ pathname }) => pathname.replace(/^\/[^/]*/, '')} />
    </AppFrame>
  );
}
