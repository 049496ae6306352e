/**
 * A journey told in steps that build on one another: after a step that failed the later ones fail at once and say why,
 * instead of each waiting in vain.
 */
export function story(atFailure: (step: string) => Promise<void>) {
  let failed: string | null = null;
  return (name: string, work: () => Promise<void>): void =>
    it(name, async () => {
      if (failed !== null) throw new Error(`Not tried: "${failed}" failed`);
      failed = name;
      try {
        await work();
      } catch (error) {
        await atFailure(name);
        throw error;
      }
      failed = null;
    });
}
