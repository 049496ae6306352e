import { signOut, signOutEverywhere, type Endpoint, type Me } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { Menu, MenuItem, useEnhanced } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../shared/api/call.js';
import { ProblemNotice } from '../shared/feedback/problem-notice.js';
import { forgetDevice } from '../shared/offline/forget-device.js';
import { browserShelf } from '../shared/outbox/shelf.js';
import { useAppPath } from '../shared/navigation/use-app-path.js';
import { LOCALE_NAMES } from '../shared/text/locale-names.js';
import { useChooseLocale } from '../shared/text/use-choose-locale.js';
import { useLocale, useT } from '../shared/text/use-t.js';
import { chooseTheme, chosenTheme, type Theme, THEMES } from '../shared/theme/theme.js';
import { navigationFor } from './navigation.js';

/** Changes language and script of the page in place. */
export function LocaleMenu() {
  const t = useT();
  const locale = useLocale();
  const choose = useChooseLocale();
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
        <MenuItem key={other} lang={other} aria-pressed={other === locale} onClick={() => void choose(other)}>
          {LOCALE_NAMES[other]}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Light or dark, or as the device has it; remembered here. */
export function ThemeMenu() {
  const t = useT();
  const [chosen, setChosen] = useState<Theme | null>(null);
  const isEnhanced = useEnhanced();
  const theme = chosen ?? (isEnhanced ? chosenTheme() : 'system');
  const choose = (next: Theme) => {
    chooseTheme(next);
    setChosen(next);
  };
  return (
    <Menu icon="contrast" label={t('shell.theme.label')}>
      {THEMES.map((one) => (
        <MenuItem key={one} aria-pressed={one === theme} onClick={() => choose(one)}>
          {t(`shell.theme.${one}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Names of other people on the phone of whoever takes attendance; nobody else has anything of that to load. */
async function forgetLists(): Promise<void> {
  if (
    browserShelf()
      .keys()
      .some((key) => key.startsWith('edukom.kept-list/'))
  )
    await (await import('../features/attendance/capture/kept-list.js')).sweepLists(null);
}

/** Who is signed in, and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useT();
  const locale = useLocale();
  const to = useAppPath();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const leave = (endpoint: Endpoint & { response: null }) =>
    call(endpoint, {}).then(async () => {
      client.clear();
      await forgetDevice();
      await forgetLists().catch(() => undefined);
      location.assign(`/${locale}`);
    }, setError);
  return (
    <>
      <Menu icon="person" label={`${me.givenName} ${me.familyName}`}>
        {navigationFor(me.grants).account.map((entry) => (
          <MenuItem key={entry.path} href={to(entry.path)} icon={entry.icon}>
            {entry.text(t)}
          </MenuItem>
        ))}
        <MenuItem icon="sign-out" onClick={() => void leave(signOut)}>
          {t('shell.sign-out')}
        </MenuItem>
        <MenuItem icon="lock" onClick={() => void leave(signOutEverywhere)}>
          {t('shell.sign-out-everywhere')}
        </MenuItem>
      </Menu>
      <ProblemNotice error={error} />
    </>
  );
}
