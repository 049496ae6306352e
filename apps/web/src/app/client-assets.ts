/** Addresses of the built client, each with its content hash. */
export interface ClientAssets {
  readonly app: string;
  readonly public: string;
  readonly styles: string;
}

declare const __CLIENT_ASSETS__: ClientAssets;

/** Set by the server build; tests of the rendering see plain names. */
export const clientAssets: ClientAssets =
  typeof __CLIENT_ASSETS__ === 'undefined'
    ? { app: '/assets/app.js', public: '/assets/public.js', styles: '/assets/styles.css' }
    : __CLIENT_ASSETS__;
