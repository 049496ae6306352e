import type { OutboxEntry } from './outbox-entry.js';

type Message = { readonly kind: 'hello' | 'here' | 'bye' } | { readonly kind: 'change'; readonly entry: OutboxEntry };

/** The other tabs of this browser that hold the same person's same attempt. */
export interface TabChannel {
  tell(entry: OutboxEntry): void;
  close(): void;
}

/** Joins them: `onChange` hears answers given there, `onOthers` whether there is another one at all. */
export function joinTabs(
  personId: string,
  attemptId: string,
  onChange: (entry: OutboxEntry) => void,
  onOthers: (are: boolean) => void,
): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`edukom-attempt ${personId} ${attemptId}`);
  const say = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'change') onChange(data.entry);
    else onOthers(data.kind !== 'bye');
    if (data.kind === 'hello') say({ kind: 'here' });
    // Who is left asks whether a third one is there.
    if (data.kind === 'bye') say({ kind: 'hello' });
  };
  say({ kind: 'hello' });
  return {
    tell: (entry) => say({ kind: 'change', entry }),
    close: () => {
      say({ kind: 'bye' });
      channel.close();
    },
  };
}
