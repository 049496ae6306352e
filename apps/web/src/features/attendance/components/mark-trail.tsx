import type { MarkEntry } from '@edukom/contracts';
import { formatDateTime, formatTime, type Translate } from '@edukom/i18n';
import { useT } from '../../../shared/text/use-t.js';

function lineOf(t: Translate, mark: MarkEntry): string {
  const kind = t(`attendance.trail.kind.${mark.kind}`);
  const method = t(`attendance.trail.method.${mark.method}`);
  const time = formatDateTime(t.locale, mark.receivedAt);
  const parts = [
    t('attendance.trail.line', { kind: mark.at ? `${kind} ${formatTime(t.locale, mark.at)}` : kind, method, time }),
    mark.method === 'manual' && mark.markerName ? t('attendance.trail.by', { name: mark.markerName }) : '',
    mark.deviceAt ? t('attendance.trail.device', { time: formatTime(t.locale, mark.deviceAt) }) : '',
    mark.reason,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** How a record came to be: every mark with its method, marker, times and reason. */
export function MarkTrail({ marks }: { marks: readonly MarkEntry[] }) {
  const t = useT();
  if (marks.length === 0) return <p className="ed-hint">{t('attendance.trail.none')}</p>;
  return (
    <ol className="attendance-trail">
      {marks.map((mark) => (
        <li key={mark.id}>{lineOf(t, mark)}</li>
      ))}
    </ol>
  );
}
