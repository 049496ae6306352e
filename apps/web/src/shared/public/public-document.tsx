import { INTERFACE_LOCALES } from '@edukom/domain';
import type { ReactNode } from 'react';
import { inLocale } from '../text/locale-path.js';
import type { PublicContext, PublicHead } from './public-page.js';

export interface PublicDocumentProps {
  readonly page: PublicContext;
  readonly head: PublicHead;
  readonly assets: { readonly public: string };
  readonly children: ReactNode;
}

/** Where the page stands for good, and the same page in the other locales. Pages only one person may see have neither. */
function Alternates({ page }: { page: PublicContext }) {
  const path = page.url.pathname.replace(/\/+$/, '');
  return (
    <>
      <link rel="canonical" href={page.request.origin + path} />
      {INTERFACE_LOCALES.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={page.request.origin + inLocale(path, locale)} />
      ))}
    </>
  );
}

/** The whole HTML document of a public page with one small script; its styles are put into the head by `withStyles`. */
export function PublicDocument({ page, head, assets, children }: PublicDocumentProps) {
  return (
    <html lang={page.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${head.title} · ${page.t('common.product')}`}</title>
        {head.description && <meta name="description" content={head.description} />}
        {head.isPrivate ? <meta name="robots" content="noindex" /> : <Alternates page={page} />}
        <link rel="icon" href="/logo.svg" type="image/svg+xml" />
        <link rel="manifest" href={`/manifest-${page.locale}.webmanifest`} />
        <script type="module" src={assets.public} />
      </head>
      <body>{children}</body>
    </html>
  );
}
