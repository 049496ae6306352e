import type { RenderShell } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { appDocument } from './app-document.js';

/** Makes `renderShell`: the page that boots the application, the same for everybody. */
export const shellRenderer =
  (texts: Readonly<Record<InterfaceLocale, Translate>>): RenderShell =>
  ({ locale, isDemo, isHome }) =>
    appDocument({ t: texts[locale], isDemo, title: texts[locale]('common.product'), isHome, drawn: null });
