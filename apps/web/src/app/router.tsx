import type { Translate } from '@edukom/i18n';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { appRoutes, withRecords } from '../routes/app/registry.js';
import { AppRoot } from './app-root.js';
import { ErrorPage } from './error-page.js';
import { Layout } from './layout.js';
import { NotFoundPage } from './not-found-page.js';

const Nothing = () => null;

/** The routes of the application. `first` is the texts the page was opened with. */
export const routesOf = (first: Translate): RouteObject[] => [
  {
    path: '/:locale/app',
    element: (
      <AppRoot first={first}>
        <Layout />
      </AppRoot>
    ),
    errorElement: (
      <AppRoot first={first}>
        <main className="ed-main ed-page">
          <ErrorPage />
        </main>
      </AppRoot>
    ),
    HydrateFallback: Nothing,
    children: [
      {
        // A failing page leaves the frame standing: the menu still leads elsewhere.
        errorElement: <ErrorPage />,
        children: [
          { index: true, lazy: withRecords(() => import('./home/home.page.js')) },
          ...appRoutes,
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];

export const createAppRouter = (first: Translate) => createBrowserRouter(routesOf(first));
