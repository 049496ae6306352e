import { type Browser, chromium } from 'playwright-core';
import { readInstance } from './instance.js';
import { Visitor, type VisitorOptions } from './visitor.js';

/**
 * The browser of one file of journeys. After every test each open visitor must have seen nothing wrong.
 * @param options - `keep`: visitors live until the end of the file, for a journey told in several tests
 */
export function useBrowser({ keep = false } = {}) {
  let browser: Browser;
  const visitors: Visitor[] = [];
  const closeAll = async () => {
    await Promise.all(visitors.splice(0).map((visitor) => visitor.context.close()));
  };
  beforeAll(async () => {
    browser = await chromium.connect(readInstance().browser);
  });
  afterEach(async () => {
    const wrong = visitors.flatMap((visitor) => visitor.takeWrong());
    if (!keep) await closeAll();
    expect(wrong).toEqual([]);
  });
  afterAll(async () => {
    await closeAll();
    await browser?.close();
  });
  return {
    open: async (options: VisitorOptions = {}): Promise<Visitor> => {
      const visitor = await Visitor.open(browser, options);
      visitors.push(visitor);
      return visitor;
    },
    /** What every open visitor sees, to find out why a step failed. */
    pictures: async (name: string): Promise<void> => {
      for (const [index, visitor] of visitors.entries()) await visitor.picture(`failed-${name}`, String(index + 1));
    },
    close: async (visitor: Visitor): Promise<void> => {
      visitors.splice(visitors.indexOf(visitor), 1);
      expect(visitor.takeWrong()).toEqual([]);
      await visitor.context.close();
    },
  };
}
