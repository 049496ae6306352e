/** A place and the place it rolls up to: municipality → district → country. Null for the one at the top. */
export interface DisclosurePlace {
  readonly code: string;
  readonly parent: string | null;
}

/** The places as a tree, in an order in which a place always comes before the places it is made of. */
export interface PlaceTree {
  readonly order: readonly string[];
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  readonly isLeaf: (code: string) => boolean;
  readonly leavesOf: (code: string) => readonly string[];
}

/** Null unless the places form one tree: one top, no unknown parent, no code twice, no circle. */
export function placeTree(places: readonly DisclosurePlace[]): PlaceTree | null {
  const childrenOf = new Map<string, readonly string[]>(
    places.map(({ code }) => [code, places.filter(({ parent }) => parent === code).map((child) => child.code)]),
  );
  const order = places.filter(({ parent }) => parent === null).map(({ code }) => code);
  if (order.length !== 1) return null;
  for (let at = 0; at < order.length && order.length <= places.length; at += 1)
    order.push(...(childrenOf.get(order[at] ?? '') ?? []));
  if (order.length !== places.length || new Set(order).size !== places.length) return null;
  const isLeaf = (code: string): boolean => (childrenOf.get(code) ?? []).length === 0;
  const leavesOf = (code: string): readonly string[] =>
    isLeaf(code) ? [code] : (childrenOf.get(code) ?? []).flatMap(leavesOf);
  return { order, childrenOf, isLeaf, leavesOf };
}
