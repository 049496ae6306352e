import { isInterfaceLocale, type InterfaceLocale } from '@edukom/domain';

/** The locale a path begins with, null when it begins with something else. */
export function localeOfPath(path: string): InterfaceLocale | null {
  const first = path.split(/[/?#]/)[1];
  return isInterfaceLocale(first) ? first : null;
}

/** The same page in another locale: the first part of the path is exchanged, all else stays. */
export const inLocale = (path: string, locale: InterfaceLocale): string =>
  path.replace(/^\/[^/?#]*/, () => `/${locale}`);

/** Path of a page of the signed-in application: `appPath('sq', '/learning')` → `/sq/app/learning`. */
export const appPath = (locale: InterfaceLocale, path: `/${string}` | '' = ''): string => `/${locale}/app${path}`;
