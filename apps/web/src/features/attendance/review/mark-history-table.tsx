import type { MarkHistoryStep } from '@edukom/contracts';
import { formatDateTime, formatTime, type Translate } from '@edukom/i18n';
import { Table } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const recordText = (t: Translate, { state, minutes }: MarkHistoryStep['before']): string =>
  t('review.history.record', { state: t(`attendance.state.${state}`), minutes });

function whatText(t: Translate, { kind, at }: MarkHistoryStep): string {
  const word = t(`attendance.trail.kind.${kind}`);
  return at ? t('review.change.kind-at', { kind: word, time: formatTime(t.locale, at) }) : word;
}

const howText = (t: Translate, { method, markerName, approvedBy, deviceAt }: MarkHistoryStep): string =>
  [
    t(`attendance.trail.method.${method}`),
    method === 'manual' ? (markerName ?? '') : '',
    deviceAt ? t('attendance.trail.device', { time: formatTime(t.locale, deviceAt) }) : '',
    approvedBy ? t('review.history.second', { name: approvedBy }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** Every mark with the record before it and after it. */
export function MarkHistoryTable({ marks }: { marks: readonly MarkHistoryStep[] }) {
  const t = useT();
  return (
    <Table
      caption={t('review.history.marks')}
      rows={marks}
      rowKey={({ id }) => id}
      empty={t('review.history.none')}
      columns={[
        {
          key: 'when',
          header: t('review.history.when'),
          isRowHeader: true,
          cell: (mark) => formatDateTime(t.locale, mark.receivedAt),
        },
        { key: 'what', header: t('review.history.what'), cell: (mark) => whatText(t, mark) },
        { key: 'how', header: t('review.history.how'), cell: (mark) => howText(t, mark) },
        { key: 'before', header: t('review.history.before'), cell: (mark) => recordText(t, mark.before) },
        { key: 'after', header: t('review.history.after'), cell: (mark) => recordText(t, mark.after) },
        { key: 'why', header: t('review.history.why'), cell: (mark) => <span lang="">{mark.reason}</span> },
      ]}
    />
  );
}
