import type { RenderHome, RenderPage, RenderShell } from '@edukom/contracts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { renderPage as render } from './app/server/render-page.js';
import { homeRenderer } from './app/server/render-home.js';
import { shellRenderer } from './app/server/render-shell.js';

const texts = Object.fromEntries(
  await Promise.all(INTERFACE_LOCALES.map(async (locale) => [locale, await loadTranslate(locale)] as const)),
) as Record<InterfaceLocale, Translate>;

export const renderPage: RenderPage = render;
export const renderShell: RenderShell = shellRenderer(texts);
export const renderHome: RenderHome = homeRenderer(texts);
