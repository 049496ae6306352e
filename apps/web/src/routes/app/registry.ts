import type { RouteObject } from 'react-router';

/**
 * Every page of the application but its home. One file and one line per page:
 * `{ path: 'runs/:runId', lazy: () => import('./run.page.js') }`, where the file exports `Component`.
 */
export const appRoutes: readonly RouteObject[] = [];
