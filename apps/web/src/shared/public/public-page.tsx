import type { PageRequest } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { createContext, use, type ReactNode } from 'react';
import { createContext as createRouterContext, type LoaderFunctionArgs, type RouteObject } from 'react-router';

/** What one public page is made from. */
export interface PublicContext {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  readonly request: PageRequest;
  readonly url: URL;
}

/** What a page's `load` may use. */
export interface PublicLoad extends PublicContext {
  /** Parameters of the path; each one named in it is there. */
  readonly params: Readonly<Record<string, string>>;
  readonly load: PageRequest['load'];
}

/** Title without the product's name; a description for search results. */
export interface PublicHead {
  readonly title: string;
  readonly description?: string;
  /** Personal or one-time pages: kept out of search engines. */
  readonly isPrivate?: boolean;
}

export interface PublicPageSpec<Data> {
  /** Below the locale: `/sign-in`, `/courses/:slug`; '' is the home page. */
  readonly path: `/${string}` | '';
  /** Reads what the page shows through `load(endpoint, input)`; a refusal becomes the problem page with its status. */
  readonly load?: (context: PublicLoad) => Promise<Data> | Data;
  readonly head: (context: PublicContext & { readonly data: Data }) => PublicHead;
  readonly Page: (props: { readonly data: Data }) => ReactNode;
}

/** A page whose data is loaded, ready to be rendered. */
export interface OpenPage {
  readonly head: PublicHead;
  readonly body: ReactNode;
}

export const routerPublicContext = createRouterContext<PublicContext>();

/** Declares one public page; it is added to `routes/public/registry.ts`. */
export function publicPage<Data = undefined>(spec: PublicPageSpec<Data>): RouteObject {
  const { Page } = spec;
  return {
    path: `/:locale${spec.path}`,
    loader: async ({ context, params }: LoaderFunctionArgs): Promise<OpenPage> => {
      const page = context.get(routerPublicContext);
      const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
      const data = (await spec.load?.({ ...page, params: named, load: page.request.load })) as Data;
      return { head: spec.head({ ...page, data }), body: <Page data={data} /> };
    },
  };
}

const PublicPageContext = createContext<PublicContext | null>(null);

export function PublicPageProvider({ page, children }: { page: PublicContext; children: ReactNode }) {
  return <PublicPageContext value={page}>{children}</PublicPageContext>;
}

/** The request a public page answers: who is signed in, the form that came back, the address. */
export function usePublicPage(): PublicContext {
  const page = use(PublicPageContext);
  if (!page) throw new Error('usePublicPage() is for server-rendered public pages');
  return page;
}
