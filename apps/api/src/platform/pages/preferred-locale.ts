import { isInterfaceLocale, type InterfaceLocale } from '@edukom/domain';
import type { Request } from 'express';
import { cookieOf } from '../http/context.js';

/** Set by the page's own script when somebody chooses a language; the server only reads it. */
const LOCALE_COOKIE = 'edukom_locale';

/** Beginnings of language tags (RFC 5646), the longer before the shorter. */
const LOCALE_OF_TAG: readonly (readonly [string, InterfaceLocale])[] = [
  ['sr-latn', 'sr-Latn'],
  ['sr', 'sr-Cyrl'],
  ['bs', 'sr-Latn'],
  ['hr', 'sr-Latn'],
  ['sq', 'sq'],
  ['en', 'en'],
];

function localeOfTag(tag: string): InterfaceLocale | undefined {
  const wanted = `${tag.toLowerCase()}-`;
  return LOCALE_OF_TAG.find(([beginning]) => wanted.startsWith(`${beginning}-`))?.[1];
}

/** The interface locale for a request whose path names none: chosen before on this device, else the browser's, else Albanian. */
export function preferredLocale(request: Request): InterfaceLocale {
  const remembered = cookieOf(request, LOCALE_COOKIE) ?? '';
  if (isInterfaceLocale(remembered)) return remembered;
  // The negotiation of Express takes `sr-Latn-RS` for `sr`, and would answer in the other script.
  for (const tag of request.acceptsLanguages()) {
    const locale = localeOfTag(tag);
    if (locale) return locale;
  }
  return 'sq';
}
