import type { LedgerEntry } from '@edukom/contracts';
import { Breadcrumbs, EmptyState, PageHeader, Pager, SelectField } from '@edukom/ui';
import { useSearchParams } from 'react-router';
import { LedgerTable } from '../../features/certificates/components/ledger-table.js';
import { type LedgerFilter, useLedger } from '../../features/certificates/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { SearchField } from '../../shared/form/search-field.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

const STATES = ['issued', 'reinstated', 'revoked', 'superseded', 'expired'] as const satisfies LedgerEntry['state'][];
const clean = (filter: LedgerFilter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/** The filter as the address has it; a changed one begins at the first page. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const filter: LedgerFilter = {
    search: params.get('search') ?? '',
    state: STATES.find((state) => state === params.get('state')) ?? '',
    cursor: params.get('cursor') ?? '',
  };
  const change = (next: Partial<LedgerFilter>) =>
    setParams(clean({ ...filter, cursor: '', ...next }), { replace: true, preventScrollReset: true });
  return {
    filter,
    change,
    hrefOf: (cursor: string) => `?${new URLSearchParams(clean({ ...filter, cursor })).toString()}`,
  };
}

/** Every certificate issued, the newest first. */
export function Component() {
  const [t, to] = [useT(), useAppPath()];
  const { filter, change, hrefOf } = useFilter();
  const ledger = useLedger(filter);
  usePageTitle(t('certificates.ledger.title'));
  const here = to('/certificates/ledger');
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('certificates.ledger.title')}
            items={[
              { href: to('/certificates/issue'), text: t('certificates.issue.title') },
              { text: t('certificates.ledger.title') },
            ]}
          />
        }
        title={t('certificates.ledger.title')}
      />
      <div className="cert-filter" role="search">
        <SearchField
          label={t('certificates.ledger.search')}
          search={filter.search}
          onSearch={(search) => change({ search })}
        />
        <SelectField
          label={t('certificates.state')}
          emptyText={t('certificates.ledger.all-states')}
          value={filter.state}
          options={STATES.map((state) => ({ value: state, label: t(`certificates.state.${state}`) }))}
          onChange={({ target }) => change({ state: STATES.find((state) => state === target.value) ?? '' })}
        />
      </div>
      <Loaded query={ledger} shape="rows" count={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState icon="certificate" title={t('certificates.ledger.empty.title')}>
              {t('certificates.ledger.empty.text')}
            </EmptyState>
          ) : (
            <div className="ed-stack" aria-busy={ledger.isPlaceholderData}>
              <LedgerTable entries={items} />
              {(filter.cursor || next) && (
                <Pager
                  label={t('certificates.ledger.title')}
                  previousText={t('common.back')}
                  nextText={t('certificates.ledger.more')}
                  previousHref={filter.cursor ? here + hrefOf('') : undefined}
                  nextHref={next ? here + hrefOf(next) : undefined}
                />
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
