/** Ends what the set-up started. */
export default async function tearDown() {
  await Promise.all((globalThis.edukomRunning ?? []).map((one) => one.stop()));
}
