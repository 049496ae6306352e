import { type Endpoint, getMe, type RenderHome } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router';
import { z } from 'zod';
import { createQueryClient } from '../../shared/api/query-client.js';
import { answersBlock } from '../../shared/offline/page-answers.js';
import { appPath } from '../../shared/text/locale-path.js';
import { appRoutesOf } from '../app-routes.js';
import { HOME_READS, seedHome } from '../home/home-answers.js';
import { Component as Home } from '../home/home.page.js';
import { appDocument } from './app-document.js';
import { withStyles } from './with-styles.js';

/** The frame and the page in it, letter by letter what the application draws first from the same answers. */
async function drawHome(t: Translate, origin: string, client: QueryClient): Promise<string> {
  const handler = createStaticHandler(appRoutesOf(t, [{ index: true, Component: Home }]));
  const context = await handler.query(new Request(new URL(appPath(t.locale), origin)));
  if (context instanceof Response) throw new Error('The home leads elsewhere');
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderToString(
    <QueryClientProvider client={client}>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </QueryClientProvider>,
  );
}

/**
 * Makes `renderHome`: a learner sees their next step in the first answer, on however slow a line. Staff have other
 * sources and other texts; theirs is drawn by the application.
 */
export const homeRenderer =
  (texts: Readonly<Record<InterfaceLocale, Translate>>): RenderHome =>
  async ({ locale, origin, isDemo, load }) => {
    const t = texts[locale];
    const me = await load(getMe, {});
    if (me.grants.length > 0) return null;
    // A source that cannot be read now is left to the application, which asks again and tells what is wrong.
    const outputs = await Promise.allSettled(
      HOME_READS.map((endpoint: Endpoint) => (endpoint === getMe ? me : load(endpoint, {}))),
    );
    const answers = Object.fromEntries(
      HOME_READS.flatMap(({ path, response }: Endpoint, index) => {
        const output = outputs[index];
        return output?.status === 'fulfilled' ? [[path, z.encode(response as z.ZodType, output.value)]] : [];
      }),
    );
    const client = createQueryClient();
    if (!seedHome(client, answers, Date.now())) throw new Error('The home cannot read its own answers');
    const root = await drawHome(t, origin, client);
    const data = answersBlock({ personId: me.personId, answers });
    const title = `${t('shell.app.home')} · ${t('common.product')}`;
    return withStyles(appDocument({ t, isDemo, title, isHome: true, drawn: { root, data } }));
  };
