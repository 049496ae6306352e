import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The root of the workspace, seen from the sources and from the build alike. */
export const workspace = resolve(import.meta.dirname, '../../../..');

/** The file of a built program of the product. */
export const programFile = (name: 'start' | 'main' | 'worker' | 'deploy'): string =>
  join(workspace, 'apps/api/dist', `${name}.js`);

/**
 * A module of the built product. What the bench compares with must be the product's own statement, not a copy of it,
 * and an import of the sources would cross the boundary between programs.
 * @param file below `apps/api/dist`
 */
export async function fromProduct<Module>(file: string): Promise<Module> {
  return (await import(pathToFileURL(join(workspace, 'apps/api/dist', file)).href)) as Module;
}

/** Builds the product when its sources changed since the last build. */
export async function buildProduct(): Promise<void> {
  const file = pathToFileURL(join(workspace, 'tools/build.mjs')).href;
  const { build } = (await import(file)) as { build(): Promise<boolean> };
  await build();
}
