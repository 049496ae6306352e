/** The server beats every twenty seconds; after so long without a word the line is taken for dead. */
export const SILENCE_MS = 50_000;
/** How long to wait before trying again after the server refused the line. */
export const REFUSED_MS = 60_000;

export interface BoardLineUse {
  /** Something changed: the board is to be read. */
  readonly onChanged: () => void;
  /** Whether changes are heard at once; without that the board is read again and again. */
  readonly onLive: (isLive: boolean) => void;
}

/**
 * Listens to server-sent events of a board until the returned function is called. A line that breaks is opened again by the
 * browser; one that was refused, has ended or says nothing is opened again by us.
 */
export function openBoardLine(address: string, { onChanged, onLive }: BoardLineUse): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (work: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const reopen = (afterMs: number) => {
    close();
    onLive(false);
    later(open, afterMs);
  };
  const alive = () => {
    onLive(true);
    later(() => reopen(0), SILENCE_MS);
  };
  function open() {
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener('changed', () => {
      alive();
      onChanged();
    });
    opened.addEventListener('beat', alive);
    opened.addEventListener('ended', () => reopen(REFUSED_MS));
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) reopen(REFUSED_MS);
      else onLive(false);
    });
  }
  open();
  return close;
}
