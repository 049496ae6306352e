import { type DepartmentLine, type MemberRow, memberTimes } from '@edukom/contracts';
import { Card, Link, Pager, SelectField, Table, type Column } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { daysText } from '../days-text.js';
import { membersQuery } from './queries.js';

/** Who is looked at, as the address has it. */
function useMemberFilter() {
  const [params, setParams] = useSearchParams();
  const when = memberTimes.find((one) => one === params.get('when')) ?? 'now';
  const filter = { when, department: params.get('department') ?? '', cursor: params.get('cursor') ?? '' };
  const clean = (next: Partial<typeof filter>): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ ...filter, ...next }).filter(
        ([key, value]) => value !== '' && !(key === 'when' && value === 'now'),
      ),
    );
  return {
    filter,
    change: (next: Partial<typeof filter>) =>
      setParams(clean({ cursor: '', ...next }), { replace: true, preventScrollReset: true }),
    hrefOf: (cursor: string) => `?${new URLSearchParams(clean({ cursor })).toString()}`,
  };
}

function MembersTable({ rows }: { rows: readonly MemberRow[] }) {
  const t = useT();
  const to = useAppPath();
  const columns: Column<MemberRow>[] = [
    {
      key: 'name',
      header: t('people.name'),
      isRowHeader: true,
      cell: (row) => <Link href={to(`/people/${row.personId}`)}>{`${row.familyName} ${row.givenName}`}</Link>,
    },
    {
      key: 'department',
      header: t('organisation.people.department'),
      cell: (row) => [row.department, row.position].filter(Boolean).join(' · '),
    },
    { key: 'days', header: t('organisation.people.days'), cell: (row) => daysText(t, row) },
  ];
  return (
    <Table
      caption={t('organisation.people.title')}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.affiliationId}
    />
  );
}

/** Who works in an institution today, or did before. */
export function Members({
  institutionId,
  departments,
}: {
  institutionId: string;
  departments: readonly DepartmentLine[];
}) {
  const t = useT();
  const to = useAppPath();
  const { filter, change, hrefOf } = useMemberFilter();
  const members = useQuery(membersQuery(useLocale(), institutionId, filter));
  const address = to(`/organisation/${institutionId}`);
  return (
    <Card title={t('organisation.people.title')}>
      <div className="ed-filters">
        <SelectField
          label={t('organisation.people.when')}
          value={filter.when}
          options={memberTimes.map((when) => ({ value: when, label: t(`organisation.people.${when}`) }))}
          onChange={({ target }) => change({ when: target.value === 'before' ? 'before' : 'now' })}
        />
        <SelectField
          label={t('organisation.people.department')}
          emptyText={t('organisation.people.every-department')}
          value={filter.department}
          options={departments.map(({ departmentId, name }) => ({ value: departmentId, label: name }))}
          onChange={({ target }) => change({ department: target.value })}
        />
      </div>
      <Loaded query={members} shape="rows" count={4}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p>{t(`organisation.people.none-${filter.when}`)}</p>
          ) : (
            <div className="ed-stack" aria-busy={members.isPlaceholderData}>
              <MembersTable rows={items} />
              {(filter.cursor || next) && (
                <Pager
                  label={t('people.pages')}
                  previousText={t('people.first-page')}
                  nextText={t('people.next-page')}
                  previousHref={filter.cursor ? address + hrefOf('') : undefined}
                  nextHref={next ? address + hrefOf(next) : undefined}
                />
              )}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}
