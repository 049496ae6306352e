import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { createContext, use, type ReactNode } from 'react';

const TranslateContext = createContext<Translate | null>(null);

/** Gives all below it the texts of one locale. */
export function TranslateProvider({ t, children }: { t: Translate; children: ReactNode }) {
  return <TranslateContext value={t}>{children}</TranslateContext>;
}

/** The typed `t` of the page's locale. */
export function useT(): Translate {
  const t = use(TranslateContext);
  if (!t) throw new Error('useT() needs a TranslateProvider above it');
  return t;
}

/** The page's locale. */
export const useLocale = (): InterfaceLocale => useT().locale;
