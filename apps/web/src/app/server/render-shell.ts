import type { RenderShell } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { clientAssets } from '../client-assets.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** Makes `renderShell`: the page that boots the application. It says that this is a demo before any script runs. */
export const shellRenderer =
  (texts: Readonly<Record<InterfaceLocale, Translate>>): RenderShell =>
  ({ locale, isDemo, isHome }) => {
    const t = texts[locale];
    return [
      '<!DOCTYPE html>',
      `<html lang="${locale}"><head><meta charset="utf-8">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escape(t('common.product'))}</title>`,
      '<meta name="robots" content="noindex">',
      '<link rel="icon" href="/logo.svg" type="image/svg+xml">',
      `<link rel="manifest" href="/manifest-${locale}.webmanifest">`,
      '<link rel="apple-touch-icon" href="/icon-192.png">',
      '<meta name="theme-color" content="#1f4e8c">',
      `<link rel="stylesheet" href="${clientAssets.styles}">`,
      `<script type="module" async src="${clientAssets.boot}"></script>`,
      `<script type="module" src="${clientAssets.app}"></script>`,
      ...[
        clientAssets.texts[locale],
        ...clientAssets.parts,
        ...(isHome ? [clientAssets.records[locale], ...clientAssets.home] : []),
      ].map((file) => `<link rel="modulepreload" href="${file}">`),
      `</head><body><div id="root"${isDemo ? ' data-demo' : ''}>`,
      `<p class="web-boot" role="status">${escape(t('common.loading'))}</p>`,
      '</div><noscript>',
      isDemo ? `<p class="web-boot">${escape(t('shell.demo-text'))}</p>` : '',
      `<p class="web-boot">${escape(t('shell.needs-script'))} <a href="/${locale}">${escape(t('shell.not-found.home'))}</a></p>`,
      '</noscript></body></html>',
    ].join('');
  };
