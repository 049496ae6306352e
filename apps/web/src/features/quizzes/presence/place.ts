import { randomUuid } from '../../../shared/ids/random-uuid.js';

const KEY = 'edukom-place';
let made: string | undefined;

/** Names this tab. It stays the same over a reload, so that nobody is told of a second place that is this one. */
export function placeId(): string {
  try {
    const known = sessionStorage.getItem(KEY);
    if (known) return known;
    made ??= randomUuid();
    sessionStorage.setItem(KEY, made);
  } catch {
    // Without storage a reload is another place for half a minute.
  }
  return (made ??= randomUuid());
}
