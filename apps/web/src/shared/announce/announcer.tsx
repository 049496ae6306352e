import { LiveRegion } from '@edukom/ui';
import { createContext, use, useCallback, useState, type ReactNode } from 'react';

type Announce = (text: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** One live region for the whole application. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback<Announce>((text) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <LiveRegion>
        {/* A new element each time, so that the same words twice are read twice. */}
        <span key={said.times}>{said.text}</span>
      </LiveRegion>
    </AnnounceContext>
  );
}

/** Reads a sentence out to screen readers: "Saved", "12 results". */
export const useAnnounce = (): Announce => use(AnnounceContext);
