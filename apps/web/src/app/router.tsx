import type { Translate } from '@edukom/i18n';
import { createBrowserRouter } from 'react-router';
import { appRoutes, withRecords } from '../routes/app/registry.js';
import { appRoutesOf } from './app-routes.js';
import { NotFoundPage } from './not-found-page.js';

/** The router of the application. `first` is the texts the page was opened with. */
export const createAppRouter = (first: Translate) =>
  createBrowserRouter(
    appRoutesOf(first, [
      { index: true, lazy: withRecords(() => import('./home/home.page.js')) },
      ...appRoutes,
      { path: '*', Component: NotFoundPage },
    ]),
  );
