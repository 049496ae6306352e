import type { Page } from 'playwright-core';

/** The browser tells of no interaction that took less, in milliseconds. */
export const LEAST_SPAN_MS = 16;

/** From now on the page notes how long each interaction took until its next paint, by the browser's own account. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript((least) => {
    const spans: number[] = [];
    Object.assign(globalThis, { spans });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId) spans.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: least, buffered: true } as PerformanceObserverInit);
  }, LEAST_SPAN_MS);
}

/** What was noted since it was last asked, in milliseconds, the shortest first. */
export async function takeSpans(page: Page): Promise<readonly number[]> {
  // The browser tells of an interaction a moment after its paint.
  await page.waitForTimeout(500);
  const spans = await page.evaluate(() => (globalThis as unknown as { spans: number[] }).spans.splice(0));
  return spans.sort((a, b) => a - b);
}
