import type { InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { useEffect, useState, type ReactNode } from 'react';
import { isMissingChunk, reloadOnce } from '../session/reload-once.js';
import { TranslateProvider } from './use-t.js';

/**
 * The texts of the application in the locale of its address. A change of locale loads the new texts while the old ones
 * stay on the page, and nothing below is mounted anew: what was typed stays.
 */
export function ClientTexts({
  locale,
  first,
  children,
}: {
  locale: InterfaceLocale;
  first: Translate;
  children: ReactNode;
}) {
  const [t, setT] = useState(() => first);
  useEffect(() => {
    let isCurrent = true;
    loadTranslate(locale).then(
      (loaded) => {
        if (isCurrent) setT(() => loaded);
      },
      (error: unknown) => {
        if (isMissingChunk(error)) reloadOnce();
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = t.locale;
  }, [t]);
  return <TranslateProvider t={t}>{children}</TranslateProvider>;
}
