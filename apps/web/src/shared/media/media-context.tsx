import type { MediaView } from '@edukom/contracts';
import { createContext, use, useMemo, type ReactNode } from 'react';

const MediaContext = createContext<ReadonlyMap<string, MediaView>>(new Map());

/** Gives the blocks below it the files they name; a lesson brings its own, the editor's preview those of the course. */
export function MediaProvider({ media, children }: { media: readonly MediaView[]; children: ReactNode }) {
  const byId = useMemo(() => new Map(media.map((one) => [one.id, one])), [media]);
  return <MediaContext value={byId}>{children}</MediaContext>;
}

/** The file of this id when it can be shown. */
export function useMedia(id: string | null): MediaView | null {
  const media = use(MediaContext).get(id ?? '');
  return media?.state === 'ready' ? media : null;
}

/** Finds files by their id, for a block that shows several. */
export const useMediaById = (): ReadonlyMap<string, MediaView> => use(MediaContext);
