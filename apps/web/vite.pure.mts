import type { Plugin } from 'vite';

/**
 * Functions of ours whose calls do nothing but give a value: a page leaves out what it does not use of them. The bundler
 * knows functions by their names alone, in whosever code they stand.
 */
export const PURE_FUNCTIONS = ['endpoint', 'z', 'pageOf', 'translated'];

const THEIRS = /[\\/]node_modules[\\/](?!zod[\\/])/;
const CALLED = new RegExp(`(?<![\\w$.])(?:${PURE_FUNCTIONS.join('|')})\\(`);
/** What a name is of, and is none of its own scope. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  PropertyDefinition: ['key'],
  MethodDefinition: ['key'],
  ImportSpecifier: ['imported'],
  ExportSpecifier: ['local', 'exported'],
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly computed?: boolean;
  readonly shorthand?: boolean;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Every place where a name stands for a variable. */
function* variables(node: Node): Generator<Node> {
  if (node.type === 'Identifier') yield node;
  for (const [key, value] of Object.entries(node)) {
    if (node.computed !== true && LABELS[node.type]?.includes(key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* variables(child);
  }
}

/** Whether a name stands alone for a property and its value, or leaves the module under it: that is not renamed. */
function isTold(node: Node, names: ReadonlySet<string>): boolean {
  if (node.type === 'Property' && node.shorthand === true)
    return [...Object.values(node)].some((child) => isNode(child) && names.has(child.name ?? ''));
  if (node.type === 'ExportSpecifier')
    return [...Object.values(node)].some((child) => isNode(child) && names.has(child.name ?? ''));
  return Object.values(node).some((value) =>
    (Array.isArray(value) ? value : [value]).some((child) => isNode(child) && isTold(child, names)),
  );
}

/**
 * Gives functions of packages another name where they are called like ours: minified code has a `z` as well, and its calls
 * must not be left out. A package in which that cannot be done stops the build.
 */
export function keepCallsOfPackages(): Plugin {
  return {
    name: 'edukom-keep-calls-of-packages',
    apply: 'build',
    transform(code, id) {
      if (!THEIRS.test(id) || !CALLED.test(code)) return null;
      const program = this.parse(code) as unknown as Node;
      const names = new Set(PURE_FUNCTIONS);
      if (isTold(program, names)) throw new Error(`${id} has a function named like one of ours, and tells it by name`);
      let renamed = code;
      const places = [...variables(program)].filter(({ name = '' }) => names.has(name));
      for (const { start, end, name } of places.sort((a, b) => b.start - a.start))
        renamed = `${renamed.slice(0, start)}${name}$theirs${renamed.slice(end)}`;
      return { code: renamed, map: null };
    },
  };
}
