import type { InterfaceLocale } from '@edukom/domain';

/** Addresses of the built client, each with its content hash. */
export interface ClientAssets {
  readonly app: string;
  readonly public: string;
  readonly styles: string;
  /** Asks for what every page begins with, while the application is still on its way. */
  readonly boot: string;
  /** What the application imports: fetched beside it, not one after the other. */
  readonly parts: readonly string[];
  /** What its home adds. */
  readonly home: readonly string[];
  readonly texts: Readonly<Record<InterfaceLocale, string>>;
  /** Texts that its home needs besides. */
  readonly records: Readonly<Record<InterfaceLocale, string>>;
}

/** The built styles, for the pages that carry theirs with them. */
export interface ClientStyles {
  /** The whole stylesheet of `ClientAssets.styles`. */
  readonly css: string;
  /** Words of the script of public pages that are classes there. */
  readonly scripted: readonly string[];
}

declare const __CLIENT_ASSETS__: ClientAssets;
declare const __CLIENT_STYLES__: ClientStyles;

/** Set by the server build; tests of the rendering see plain names. */
export const clientAssets: ClientAssets =
  typeof __CLIENT_ASSETS__ === 'undefined'
    ? {
        app: '/assets/app.js',
        public: '/assets/public.js',
        styles: '/assets/styles.css',
        boot: '/assets/boot.js',
        parts: ['/assets/core.js'],
        home: ['/assets/home.js'],
        records: {
          sq: '/assets/records-sq.js',
          'sr-Latn': '/assets/records-sr.js',
          'sr-Cyrl': '/assets/records-sr.js',
          en: '/assets/records-en.js',
        },
        texts: { sq: '/assets/sq.js', 'sr-Latn': '/assets/sr.js', 'sr-Cyrl': '/assets/sr.js', en: '/assets/en.js' },
      }
    : __CLIENT_ASSETS__;

export const clientStyles: ClientStyles =
  typeof __CLIENT_STYLES__ === 'undefined'
    ? { css: '.ed-main>h1{margin:0}.ed-frame{margin:0}.web-nowhere{margin:0}', scripted: [] }
    : __CLIENT_STYLES__;
