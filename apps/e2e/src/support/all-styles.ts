import type { Page } from 'playwright-core';
import { ask } from './http.js';

/** Address of the whole stylesheet of the build that runs. */
async function wholeStylesheet(): Promise<string> {
  const [, address] = /rel="stylesheet" href="([^"]+)"/.exec(await (await ask('/sq/app')).text()) ?? [];
  if (address === undefined) throw new Error('The shell names no stylesheet');
  return address;
}

/** What looks different on a page that brought its own styles once the whole stylesheet is added: nothing, if they suffice. */
export async function unlikeWithAllStyles(page: Page): Promise<string[]> {
  return page.evaluate(
    async (href) => {
      const look = () =>
        [...document.querySelectorAll('body, body *')].map((element) => {
          const styles = [null, ':before', ':after'].map((part) => {
            const computed = getComputedStyle(element, part);
            return [...computed].map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';');
          });
          return `${element.tagName}.${element.className} ${styles.join('|')}`;
        });
      const own = look();
      const whole = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
      await new Promise((resolve, reject) => {
        whole.onload = resolve;
        whole.onerror = reject;
        document.head.append(whole);
      });
      const full = look();
      return own.filter((styles, index) => styles !== full[index]).map((styles) => styles.slice(0, 80));
    },
    await wholeStylesheet(),
  );
}
