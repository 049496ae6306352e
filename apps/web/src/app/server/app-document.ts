import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { clientAssets } from '../client-assets.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
const stylesheet = `<link rel="stylesheet" href="${clientAssets.styles}">`;

export interface AppDocument {
  readonly t: Translate;
  readonly isDemo: boolean;
  readonly title: string;
  /** Whether the parts of the home are fetched at once. */
  readonly isHome: boolean;
  /** What stands in the page before the application runs, and what comes with it; null: it says that it is loading. */
  readonly drawn: { readonly root: string; readonly data: string } | null;
}

const modulesOf = (locale: InterfaceLocale, isHome: boolean): readonly string[] => [
  clientAssets.texts[locale],
  ...clientAssets.parts,
  ...(isHome ? [clientAssets.records[locale], ...clientAssets.home] : []),
];

/**
 * The page that boots the application. It says that this is a demo before any script runs. A page that is drawn already
 * brings its own styles; the whole stylesheet stands at its end, where it holds back the script but not the paint.
 */
export function appDocument({ t, isDemo, title, isHome, drawn }: AppDocument): string {
  const { locale } = t;
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale}"${drawn ? ' data-drawn' : ''}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    '<meta name="robots" content="noindex">',
    '<link rel="icon" href="/logo.svg" type="image/svg+xml">',
    `<link rel="manifest" href="/manifest-${locale}.webmanifest">`,
    '<link rel="apple-touch-icon" href="/icon-192.png">',
    '<meta name="theme-color" content="#1f4e8c">',
    drawn ? '' : stylesheet,
    `<script type="module" async src="${clientAssets.boot}"></script>`,
    `<script type="module" src="${clientAssets.app}"></script>`,
    ...modulesOf(locale, isHome).map((file) => `<link rel="modulepreload" href="${file}">`),
    `</head><body><div id="root"${isDemo ? ' data-demo' : ''}>`,
    drawn ? drawn.root : `<p class="web-boot" role="status">${escape(t('common.loading'))}</p>`,
    '</div>',
    drawn ? drawn.data : '',
    '<noscript>',
    isDemo && !drawn ? `<p class="web-boot">${escape(t('shell.demo-text'))}</p>` : '',
    `<p class="web-boot">${escape(t('shell.needs-script'))} <a href="/${locale}">${escape(t('shell.not-found.home'))}</a></p>`,
    '</noscript>',
    drawn ? stylesheet : '',
    '</body></html>',
  ].join('');
}
