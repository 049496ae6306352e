import { followBoard, readBoard } from '@edukom/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from '../../shared/api/path-of.js';
import { keyOf } from '../../shared/api/queries.js';
import { openBoardLine } from './board-line.js';
import { boardQuery, LIVE_BOARD_MS } from './queries.js';

/** Boards are read at most so often, however many changes are told. */
const REST_MS = 400;

/** Reads again after each change, one reading after the other; what is told meanwhile leads to one more. */
function reader(read: () => Promise<unknown>): () => void {
  let isReading = false;
  let isAsked = false;
  const readOn = async (): Promise<void> => {
    isReading = true;
    while (isAsked) {
      isAsked = false;
      await read().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    isReading = false;
  };
  return () => {
    isAsked = true;
    if (!isReading) void readOn();
  };
}

/** The board of a session as it stands: told of changes at once where that works, else read every few seconds. */
export function useLiveBoard(sessionId: string) {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    const queryKey = keyOf(readBoard, { params: { sessionId } });
    const onChanged = reader(() => client.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false }));
    return openBoardLine(addressOf(followBoard, { params: { sessionId } }), { onChanged, onLive: setLive });
  }, [client, sessionId]);
  const board = useQuery({ ...boardQuery(sessionId), ...(isLive ? { refetchInterval: LIVE_BOARD_MS } : {}) });
  return { board, isLive };
}
