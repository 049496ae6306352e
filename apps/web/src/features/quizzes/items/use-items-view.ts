import type { ContentLocale } from '@edukom/domain';
import { CONTENT_LOCALES } from '@edukom/domain';
import type { Sort } from '@edukom/ui';
import { useSearchParams } from 'react-router';
import { ITEM_COLUMNS, type ItemColumn } from './item-rows.js';

/** What of the analysis is shown; it lives in the address, so that a shared link opens the same. */
export interface ItemsView {
  readonly language: ContentLocale | null;
  readonly onlyFlagged: boolean;
  readonly sort: Sort & { readonly column: ItemColumn };
  /** The question looked at. */
  readonly question: string | null;
}

const isOneOf = <T extends string>(values: readonly T[], value: string | null): value is T =>
  values.some((one) => one === value);

export function readView(params: URLSearchParams): ItemsView {
  const [language, sort] = [params.get('language'), params.get('sort')];
  return {
    language: isOneOf(CONTENT_LOCALES, language) ? language : null,
    onlyFlagged: params.get('flagged') === '1',
    sort: {
      column: isOneOf(ITEM_COLUMNS, sort) ? sort : 'number',
      direction: params.get('order') === 'descending' ? 'descending' : 'ascending',
    },
    question: params.get('question'),
  };
}

export function searchOf({ language, onlyFlagged, sort, question }: ItemsView): Record<string, string> {
  return {
    ...(language ? { language } : {}),
    ...(onlyFlagged ? { flagged: '1' } : {}),
    ...(sort.column === 'number' && sort.direction === 'ascending' ? {} : { sort: sort.column, order: sort.direction }),
    ...(question ? { question } : {}),
  };
}

/** The view as the address has it, and ways to another one. */
export function useItemsView() {
  const [params, setParams] = useSearchParams();
  const view = readView(params);
  const hrefOf = (changes: Partial<ItemsView>): string =>
    `?${new URLSearchParams(searchOf({ ...view, ...changes })).toString()}`;
  const change = (changes: Partial<ItemsView>): void =>
    setParams(searchOf({ ...view, ...changes }), { replace: true, preventScrollReset: true });
  return { view, hrefOf, change };
}
