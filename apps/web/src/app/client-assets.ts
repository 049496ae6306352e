import type { InterfaceLocale } from '@edukom/domain';

/** Addresses of the built client, each with its content hash. */
export interface ClientAssets {
  readonly app: string;
  readonly public: string;
  readonly styles: string;
  /** What the application asks for as soon as it runs: fetched beside it, not after it. */
  readonly home: string;
  readonly texts: Readonly<Record<InterfaceLocale, string>>;
}

declare const __CLIENT_ASSETS__: ClientAssets;

/** Set by the server build; tests of the rendering see plain names. */
export const clientAssets: ClientAssets =
  typeof __CLIENT_ASSETS__ === 'undefined'
    ? {
        app: '/assets/app.js',
        public: '/assets/public.js',
        styles: '/assets/styles.css',
        home: '/assets/home.js',
        texts: { sq: '/assets/sq.js', 'sr-Latn': '/assets/sr.js', 'sr-Cyrl': '/assets/sr.js', en: '/assets/en.js' },
      }
    : __CLIENT_ASSETS__;
