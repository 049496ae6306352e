import type { InterfaceLocale } from '@edukom/domain';

const YEAR_SECONDS = 31_536_000;

/**
 * The cookie, as `document.cookie` takes it, with which a browser remembers the language chosen, also when signed out.
 * The API reads it for the visit to `/`. Public pages carry it ready-made, so that their script needs no other file.
 */
export const localeCookie = (locale: InterfaceLocale, origin: string): string =>
  `edukom_locale=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${origin.startsWith('https:') ? '; secure' : ''}`;
