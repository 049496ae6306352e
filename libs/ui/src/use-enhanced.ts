import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** False on the server and on a page without JavaScript, true in a running client: what needs a script is shown only then. */
export const useEnhanced = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
