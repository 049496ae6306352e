import type { MergePreview, MergeSideView } from '@edukom/contracts';
import { formatDate, formatNumber, type Translate } from '@edukom/i18n';
import { Link, Table } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { AccountPill } from '../components/account-pill.js';
import { pairNameOf } from './pair-card.js';

const COUNTS = [
  'affiliations',
  'enrolments',
  'completed',
  'attempts',
  'attendance',
  'certificates',
  'notes',
  'roles',
] as const;

interface Row {
  readonly key: string;
  readonly term: string;
  readonly of: (side: MergeSideView) => ReactNode;
}

function Workplace({ side }: { side: MergeSideView }) {
  if (!side.institution) return null;
  const { value, lang } = side.institution;
  return (
    <>
      <span lang={lang}>{value}</span>
      <span className="ed-second">{[side.department, side.position].filter(Boolean).join(' · ')}</span>
    </>
  );
}

const rowsOf = (t: Translate, to: ReturnType<typeof useAppPath>): Row[] => [
  {
    key: 'name',
    term: t('people.name'),
    of: (side) => <Link href={to(`/people/${side.personId}`)}>{pairNameOf(side)}</Link>,
  },
  { key: 'email', term: t('merging.compare.email'), of: (side) => side.email ?? t('people.no-email') },
  {
    key: 'born',
    term: t('merging.birth.term'),
    of: (side) => (side.birthDate ? formatDate(t.locale, side.birthDate) : t('merging.birth.none')),
  },
  { key: 'work', term: t('merging.compare.works-at'), of: (side) => <Workplace side={side} /> },
  { key: 'account', term: t('merging.compare.account'), of: (side) => <AccountPill account={side.account} /> },
  { key: 'since', term: t('merging.compare.known-since'), of: (side) => formatDate(t.locale, side.createdAt) },
  {
    key: 'seen',
    term: t('merging.compare.last-seen'),
    of: (side) => (side.lastSeenAt ? formatDate(t.locale, side.lastSeenAt) : t('merging.compare.never')),
  },
  ...COUNTS.map((count) => ({
    key: count,
    term: t(`merging.has.${count}`),
    of: (side: MergeSideView) => formatNumber(t.locale, side.has[count]),
  })),
];

/** Two accounts side by side: who they are and what is recorded of each. */
export function CompareTable({ preview }: { preview: MergePreview }) {
  const t = useT();
  const to = useAppPath();
  return (
    <Table
      caption={t('merging.compare.what')}
      isCaptionHidden
      columns={[
        { key: 'what', header: t('merging.compare.what'), isRowHeader: true, cell: (row: Row) => row.term },
        { key: 'survivor', header: t('merging.compare.survivor'), cell: (row: Row) => row.of(preview.survivor) },
        { key: 'merged', header: t('merging.compare.merged'), cell: (row: Row) => row.of(preview.merged) },
      ]}
      rows={rowsOf(t, to)}
      rowKey={(row) => row.key}
    />
  );
}
