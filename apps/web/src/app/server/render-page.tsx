import { PageProblem, type PageRequest, type PageResponse, type ProblemBody } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import {
  RouterContextProvider,
  StaticRouterProvider,
  createStaticHandler,
  createStaticRouter,
  isRouteErrorResponse,
  useLoaderData,
  type RouteObject,
  type StaticHandlerContext,
} from 'react-router';
import { publicRoutes } from '../../routes/public/registry.js';
import { openProblem } from '../../shared/public/problem-page.js';
import { PublicDocument } from '../../shared/public/public-document.js';
import { PublicFrame } from '../../shared/public/public-frame.js';
import {
  PublicPageProvider,
  routerPublicContext,
  type OpenPage,
  type PublicContext,
} from '../../shared/public/public-page.js';
import { localeOfPath } from '../../shared/text/locale-path.js';
import { TranslateProvider } from '../../shared/text/use-t.js';
import { clientAssets } from '../client-assets.js';
import { withStyles } from './with-styles.js';

const Body = () => useLoaderData<OpenPage>().body;
const routes: RouteObject[] = publicRoutes.map((route, index) => ({
  ...route,
  id: String(index),
  index: false,
  children: undefined,
  Component: Body,
}));
const handler = createStaticHandler(routes);

/** Paths of the single-page application. */
const isAppPath = (path: string): boolean => localeOfPath(path) !== null && /^\/[^/]+\/app(\/|$)/.test(path);

const documentOf = (page: PublicContext, open: Pick<OpenPage, 'head'>, body: ReactNode) =>
  withStyles(
    `<!DOCTYPE html>${renderToStaticMarkup(
      <TranslateProvider t={page.t}>
        <PublicPageProvider page={page}>
          <PublicDocument page={page} head={open.head} assets={clientAssets}>
            <PublicFrame>{body}</PublicFrame>
          </PublicDocument>
        </PublicPageProvider>
      </TranslateProvider>,
    )}`,
  );

function problemResponse(page: PublicContext, problem: ProblemBody | null): PageResponse {
  const open = openProblem(page, problem);
  return { status: problem?.status ?? 404, locale: page.locale, ...documentOf(page, open, open.body) };
}

/** What a loader ended with. Only refusals become pages; anything else is a fault that the API logs and answers. */
function refusalOf(context: StaticHandlerContext): ProblemBody | null | undefined {
  const [error] = Object.values(context.errors ?? {});
  if (error === undefined) return undefined;
  if (error instanceof PageProblem) return error.problem;
  if (isRouteErrorResponse(error) && error.status === 404) return null;
  throw error;
}

/**
 * Makes one public page, whole and complete without JavaScript; nothing is hydrated. Null for paths of the application.
 * A form that came back answers with the status of its problem.
 */
export async function renderPage(request: PageRequest): Promise<PageResponse | null> {
  const url = new URL(request.url.replace(/^\/{2,}/, '/'), request.origin);
  if (isAppPath(url.pathname)) return null;
  const known = localeOfPath(url.pathname);
  const locale = known ?? 'sq';
  const page: PublicContext = { t: await loadTranslate(locale), locale, request, url };
  if (request.problem || !known) return problemResponse(page, request.problem ?? null);
  return routedResponse(page);
}

async function routedResponse(page: PublicContext): Promise<PageResponse> {
  const { locale, request, url } = page;
  const requestContext = new RouterContextProvider(new Map([[routerPublicContext, page]]));
  const context = await handler.query(new Request(url), { requestContext });
  if (context instanceof Response)
    return { status: 302, html: '', styles: '', locale, redirect: context.headers.get('Location') ?? `/${locale}` };
  const refusal = refusalOf(context);
  if (refusal !== undefined) return problemResponse(page, refusal);

  const [open] = Object.values(context.loaderData as Record<string, OpenPage>);
  if (!open) return problemResponse(page, null);
  const router = createStaticRouter(handler.dataRoutes, context);
  return {
    status: request.form?.problem.status ?? 200,
    locale,
    ...documentOf(page, open, <StaticRouterProvider router={router} context={context} hydrate={false} />),
  };
}
