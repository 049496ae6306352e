import { INTERFACE_LOCALES, isInterfaceLocale, type InterfaceLocale } from '@edukom/domain';
import type { Request } from 'express';
import { cookieOf } from '../http/context.js';

/** Set by the page's own script when somebody chooses a language; the server only reads it. */
const LOCALE_COOKIE = 'edukom_locale';

/** The interface locale for a request whose path names none: chosen before on this device, else the browser's, else Albanian. */
export function preferredLocale(request: Request): InterfaceLocale {
  const remembered = cookieOf(request, LOCALE_COOKIE) ?? '';
  if (isInterfaceLocale(remembered)) return remembered;
  const wanted = request.acceptsLanguages([...INTERFACE_LOCALES, 'sr', 'bs', 'hr']);
  if (wanted === 'sr') return 'sr-Cyrl';
  if (wanted === 'bs' || wanted === 'hr') return 'sr-Latn';
  return wanted && isInterfaceLocale(wanted) ? wanted : 'sq';
}
