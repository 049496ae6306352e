/** Ends what the set-up started, the browsers before the program they run is removed. */
export async function stopRunning() {
  const { all, chromium } = globalThis.edukomRunning ?? { all: [] };
  await Promise.all(all.map((one) => one.stop()));
  await chromium?.stop();
}
