import type { Translate } from '@edukom/i18n';
import type { RouteObject } from 'react-router';
import { AppRoot } from './app-root.js';
import { ErrorPage } from './error-page.js';
import { Layout } from './layout.js';

const Nothing = () => null;

/** The routes of the application around its pages. `first` is the texts the page was opened with. */
export const appRoutesOf = (first: Translate, pages: RouteObject[]): RouteObject[] => [
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
        children: pages,
      },
    ],
  },
];
