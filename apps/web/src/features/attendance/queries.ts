import { mySessions, readBoard, readCheckInCodes, todaysSessions } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { queryOf } from '../../shared/api/queries.js';

const BOARD_MS = 5_000;
/** Of a board that hears of changes at once: what was lost on the way shows all the same. */
export const LIVE_BOARD_MS = 30_000;
/** Codes for three minutes come at once: asking every minute leaves two of them for a network that is away. */
const CODES_MS = 60_000;

/** The board of a session, read again and again while somebody looks at it. */
export const boardQuery = (sessionId: string) =>
  queryOptions({
    ...queryOf(readBoard, { params: { sessionId } }),
    staleTime: 0,
    refetchInterval: BOARD_MS,
  });

export const checkInCodesQuery = (sessionId: string) =>
  queryOptions({
    ...queryOf(readCheckInCodes, { params: { sessionId } }),
    staleTime: 0,
    refetchInterval: CODES_MS,
    // The screen in the room is on even when another window is before it.
    refetchIntervalInBackground: true,
  });

export const mySessionsQuery = queryOptions(queryOf(mySessions, {}));

export const todaysSessionsQuery = queryOptions({ ...queryOf(todaysSessions, {}), staleTime: 0 });
