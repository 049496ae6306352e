import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Routes of the application by their pattern, as its registry lists them. */
export function appRoutePatterns(): string[] {
  const registry = path.resolve(__dirname, '../../../web/src/routes/app/registry.ts');
  return [...readFileSync(registry, 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, pattern = '']) => pattern);
}

/**
 * The route of a path below `/{locale}/app`: the first that fits, those with fewer unknown parts first.
 * Undefined for the home.
 */
export function routeOf(pathname: string, patterns: readonly string[]): string | undefined {
  const below = pathname.replace(/^\/[^/]+\/app\/?/, '');
  const unknowns = (pattern: string): number => pattern.split(':').length;
  return patterns
    .toSorted((a, b) => unknowns(a) - unknowns(b))
    .find((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(below));
}
