import { type InstitutionLine, institutionKinds } from '@edukom/contracts';
import { formatNumber } from '@edukom/i18n';
import { Button, EmptyState, Link, PageHeader, SelectField, Table, type Column } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { AddInstitution } from '../../features/people/organisation/institution-forms.js';
import { organisationQuery } from '../../features/people/organisation/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { SearchField } from '../../shared/form/search-field.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

function InstitutionsTable({ rows }: { rows: readonly InstitutionLine[] }) {
  const t = useT();
  const to = useAppPath();
  const columns: Column<InstitutionLine>[] = [
    {
      key: 'name',
      header: t('people.list.institution'),
      isRowHeader: true,
      cell: ({ institutionId, name }) => (
        <Link href={to(`/organisation/${institutionId}`)} lang={name.lang}>
          {name.value}
        </Link>
      ),
    },
    { key: 'kind', header: t('organisation.list.kind'), cell: ({ kind }) => t(`organisation.kind.${kind}`) },
    {
      key: 'departments',
      header: t('organisation.list.departments'),
      isNumeric: true,
      cell: ({ departments }) => formatNumber(t.locale, departments),
    },
    {
      key: 'people',
      header: t('organisation.list.people'),
      isNumeric: true,
      cell: ({ people }) => formatNumber(t.locale, people),
    },
  ];
  return (
    <Table
      caption={t('organisation.list.title')}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.institutionId}
    />
  );
}

/** Institutions: found by name and kind, which live in the address. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const kind = institutionKinds.find((one) => one === params.get('kind'));
  const change = (next: { search?: string; kind?: string }) => {
    const whole = Object.entries({ search, kind: kind ?? '', ...next }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(whole), { replace: true, preventScrollReset: true });
  };
  const mayAdd = useIsAllowed('organisation.write');
  const institutions = useQuery(organisationQuery(useLocale(), search, kind));
  usePageTitle(t('organisation.list.title'));
  return (
    <>
      <PageHeader
        title={t('organisation.list.title')}
        lead={t('organisation.list.lead')}
        actions={
          mayAdd && (
            <AddInstitution onAdded={(id) => void navigate(to(`/organisation/${id}`), { state: { isAdded: true } })} />
          )
        }
      />
      <div role="search" className="ed-filters">
        <SearchField
          id="organisation-search"
          label={t('organisation.list.search')}
          search={search}
          onSearch={(typed) => change({ search: typed })}
        />
        <SelectField
          label={t('organisation.list.kind')}
          emptyText={t('organisation.list.every-kind')}
          value={kind ?? ''}
          options={institutionKinds.map((one) => ({ value: one, label: t(`organisation.kind.${one}`) }))}
          onChange={({ target }) => change({ kind: target.value })}
        />
      </div>
      <Loaded query={institutions} shape="rows" count={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('organisation.list.none-title')}
              action={<Button onClick={() => change({ search: '', kind: '' })}>{t('organisation.list.clear')}</Button>}
            >
              {t('organisation.list.none')}
            </EmptyState>
          ) : (
            <div aria-busy={institutions.isPlaceholderData}>
              <InstitutionsTable rows={items} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}
