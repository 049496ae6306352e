import type { Side } from './use-reorder.js';

/** One place up or down in a list; null at its end. */
export function stepInList(list: readonly string[], id: string, by: -1 | 1): readonly string[] | null {
  const at = list.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return null;
  const next = list.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}

/** Beside another thing of the list. */
export function placeInList(list: readonly string[], id: string, over: string, side: Side): readonly string[] | null {
  if (id === over || !list.includes(id) || !list.includes(over)) return null;
  const next = list.filter((one) => one !== id);
  next.splice(next.indexOf(over) + (side === 'after' ? 1 : 0), 0, id);
  return next;
}

/** An outline by its ids: modules, each with its activities. */
export type OutlineOrder = readonly { readonly id: string; readonly activityIds: readonly string[] }[];

const without = (order: OutlineOrder, activity: string): OutlineOrder =>
  order.map((part) => ({ ...part, activityIds: part.activityIds.filter((one) => one !== activity) }));

const inserted = (order: OutlineOrder, moduleAt: number, at: number, activity: string): OutlineOrder =>
  without(order, activity).map((part, index) =>
    index === moduleAt ? { ...part, activityIds: part.activityIds.toSpliced(at, 0, activity) } : part,
  );

function stepActivity(order: OutlineOrder, id: string, by: -1 | 1): OutlineOrder | null {
  const moduleAt = order.findIndex(({ activityIds }) => activityIds.includes(id));
  const own = order[moduleAt]?.activityIds;
  if (!own) return null;
  const to = own.indexOf(id) + by;
  if (to >= 0 && to < own.length) return inserted(order, moduleAt, to, id);
  // Over the edge of a module it goes into the next one.
  const next = order[moduleAt + by];
  return next ? inserted(order, moduleAt + by, by > 0 ? 0 : next.activityIds.length, id) : null;
}

/** One place up or down: a module among modules, an activity also from one module into the next. */
export function stepInOutline(order: OutlineOrder, id: string, by: -1 | 1): OutlineOrder | null {
  const moduleAt = order.findIndex((part) => part.id === id);
  if (moduleAt < 0) return stepActivity(order, id, by);
  const part = order[moduleAt];
  if (!part || !order[moduleAt + by]) return null;
  return order.toSpliced(moduleAt, 1).toSpliced(moduleAt + by, 0, part);
}

/** A module beside another one; over an activity it goes behind the module of that. */
function placeModule(order: OutlineOrder, part: OutlineOrder[number], over: OutlineOrder[number], isBefore: boolean) {
  if (over.id === part.id) return null;
  const rest = order.filter((one) => one.id !== part.id);
  const at = rest.findIndex((one) => one.id === over.id);
  return rest.toSpliced(at + (isBefore ? 0 : 1), 0, part);
}

function placeActivity(order: OutlineOrder, id: string, over: string, side: Side): OutlineOrder | null {
  const rest = without(order, id);
  const at = rest.findIndex((one) => one.id === over || one.activityIds.includes(over));
  const target = rest[at];
  if (!target) return null;
  const place = target.id === over ? 0 : target.activityIds.indexOf(over) + (side === 'after' ? 1 : 0);
  return inserted(order, at, place, id);
}

/** Beside another module or activity; an activity that is put on a module becomes its first. */
export function placeInOutline(order: OutlineOrder, id: string, over: string, side: Side): OutlineOrder | null {
  const part = order.find((one) => one.id === id);
  const overPart = order.find((one) => one.id === over || one.activityIds.includes(over));
  if (!overPart || id === over) return null;
  if (!part) return placeActivity(order, id, over, side);
  return placeModule(order, part, overPart, side === 'before' && overPart.id === over);
}

/** Where a thing stands among its like, counted from 1. */
export function positionInOutline(order: OutlineOrder, id: string): { at: number; of: number } {
  const moduleAt = order.findIndex((part) => part.id === id);
  if (moduleAt >= 0) return { at: moduleAt + 1, of: order.length };
  const all = order.flatMap(({ activityIds }) => activityIds);
  return { at: all.indexOf(id) + 1, of: all.length };
}
