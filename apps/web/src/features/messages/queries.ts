import { listMessages, readMessageWishes, readMyCalendar } from '@edukom/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryOf } from '../../shared/api/queries.js';

export const MESSAGE_GROUPS = ['waiting', 'sent', 'failed'] as const;
export type MessageGroup = (typeof MESSAGE_GROUPS)[number];

/** What of the list is looked at; lives in the address. */
export interface MessagesFilter {
  readonly group: MessageGroup | '';
  readonly search: string;
  readonly cursor: string;
}

export const messagesQuery = ({ group, search, cursor }: MessagesFilter) =>
  queryOptions({
    ...queryOf(listMessages, {
      query: { ...(group ? { group } : {}), ...(search.trim() ? { search } : {}), ...(cursor ? { cursor } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
export const wishesQuery = queryOptions(queryOf(readMessageWishes, {}));
export const myCalendarQuery = queryOptions(queryOf(readMyCalendar, {}));
