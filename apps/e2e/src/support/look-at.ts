import { expectNoFindings, expectNoKeys, expectNoSidewaysScroll } from './page-checks.js';
import { DESK, PHONE, type Visitor } from './visitor.js';

/** Looks at the page as it stands, under this name. */
export type Look = (name: string) => Promise<void>;

/** The page as it stands is fit for everybody, on a phone and on a desk; a picture of each when asked for. */
export async function lookAt(visitor: Visitor, journey: string, name: string): Promise<void> {
  const { page } = visitor;
  await expectNoKeys(page);
  await expectNoFindings(page);
  const usual = page.viewportSize() ?? DESK;
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
    await visitor.picture(journey, name);
  }
  await page.setViewportSize(usual);
}
