/** A place for short texts that outlives the page: `localStorage`, or a map where that is not allowed. */
export interface Shelf {
  readonly keys: () => string[];
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

export function memoryShelf(map = new Map<string, string>()): Shelf {
  return {
    keys: () => [...map.keys()],
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
  };
}

/** The browser's own storage; where it is forbidden or full, the memory of this page. */
export function browserShelf(): Shelf {
  try {
    const { localStorage } = window;
    localStorage.setItem('edukom.probe', '');
    localStorage.removeItem('edukom.probe');
    return {
      keys: () => Object.keys(localStorage),
      get: (key) => localStorage.getItem(key),
      set: (key, value) => localStorage.setItem(key, value),
      remove: (key) => localStorage.removeItem(key),
    };
  } catch {
    return memoryShelf();
  }
}
