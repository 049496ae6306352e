import { useSearchParams } from 'react-router';
import type { BankFilter } from './queries.js';

const NAMES = ['bank', 'q', 'type', 'competence', 'tag', 'difficulty', 'duplicates', 'cursor'] as const;
const EMPTY: BankFilter = {
  bank: '',
  q: '',
  type: '',
  competence: '',
  tag: '',
  difficulty: '',
  duplicates: '',
  cursor: '',
};

const clean = (filter: BankFilter): Record<string, string> =>
  Object.fromEntries(NAMES.flatMap((name) => (filter[name] === '' ? [] : [[name, filter[name]]])));

/** The list's filter as the address has it, and a way to change it; a changed filter begins at the first page. */
export function useBankFilter() {
  const [params, setParams] = useSearchParams();
  const filter = NAMES.reduce<BankFilter>((read, name) => ({ ...read, [name]: params.get(name) ?? '' }), EMPTY);
  const set = (next: BankFilter) => setParams(clean(next), { replace: true, preventScrollReset: true });
  return {
    filter,
    change: (next: Partial<BankFilter>): void => set({ ...filter, cursor: '', ...next }),
    clear: (): void => set({ ...EMPTY, bank: filter.bank }),
    hrefOf: (cursor: string): string => `?${new URLSearchParams(clean({ ...filter, cursor })).toString()}`,
    isFiltered: NAMES.some((name) => name !== 'bank' && name !== 'cursor' && filter[name] !== ''),
  };
}
