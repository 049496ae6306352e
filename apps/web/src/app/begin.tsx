import type { Translate } from '@edukom/i18n';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { isDrawn, takeOver } from '../shared/offline/drawn-page.js';
import { ANSWERS_ID, parseAnswers } from '../shared/offline/page-answers.js';
import { createAppRouter } from './router.js';

type Router = ReturnType<typeof createAppRouter>;

/** Resolves when the page of the first address is loaded. */
const settled = (router: Router): Promise<void> =>
  new Promise((resolve) => {
    if (router.state.initialized) return resolve();
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });

/** Tells that the application runs: what is pressed from now on is answered. */
function TakenOver({ children }: { children: ReactNode }) {
  useEffect(takeOver, []);
  return children;
}

/** Begins the cache with the answers in the page; false: there are none that can be used. */
async function seed(client: QueryClient): Promise<boolean> {
  const block = document.getElementById(ANSWERS_ID);
  const answers = block && parseAnswers(block.textContent);
  if (!answers) return false;
  const { seedHome } = await import('./home/home-answers.js');
  return seedHome(client, answers.answers, performance.timeOrigin);
}

/**
 * Starts the application in `root`. On a page that the server has drawn it waits until it can draw the same, and takes
 * over what stands there: nothing moves, and the focus stays where it is.
 */
export async function begin(root: HTMLElement, client: QueryClient, first: Translate): Promise<void> {
  const router = createAppRouter(first);
  const page = (
    <StrictMode>
      <QueryClientProvider client={client}>
        <TakenOver>
          <RouterProvider router={router} />
        </TakenOver>
      </QueryClientProvider>
    </StrictMode>
  );
  if (isDrawn() && (await seed(client))) {
    await settled(router);
    hydrateRoot(root, page);
  } else {
    createRoot(root).render(page);
  }
}
