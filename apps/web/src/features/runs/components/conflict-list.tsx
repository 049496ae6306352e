import type { SessionConflict } from '@edukom/contracts';
import { formatDate, type Translate } from '@edukom/i18n';
import { Link, Notice } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

function sentenceOf(t: Translate, { kind, names: all, count }: SessionConflict): string {
  const listed = all.join(', ');
  const names = count > all.length ? t('planner.conflict.more', { names: listed }) : listed;
  return kind === 'person' ? t('planner.conflict.person', { count, names }) : t(`planner.conflict.${kind}`, { names });
}

function Other({ other }: { other: SessionConflict['other'] }) {
  const t = useT();
  const to = useAppPath();
  if (!other) return t('planner.conflict.hidden');
  return (
    <>
      <Link href={to(`/runs/${other.runId}?tab=sessions`)}>
        <Localized text={other.runTitle} />
      </Link>{' '}
      <span lang="">
        {other.code} · {other.title}
      </span>
    </>
  );
}

/** What else needs the room, the trainers or the people of a session at its time; nothing when nothing does. */
export function ConflictList({ conflicts }: { conflicts: readonly SessionConflict[] }) {
  const t = useT();
  if (conflicts.length === 0) return null;
  return (
    <Notice tone="warning" title={t('planner.check.title')}>
      <ul className="runs-conflicts">
        {conflicts.map((conflict, index) => (
          <li key={index}>
            {sentenceOf(t, conflict)}
            <br />
            <span className="ed-hint">
              {t('planner.conflict.when', {
                date: formatDate(t.locale, conflict.localDate),
                from: conflict.localStart,
                to: conflict.localEnd,
              })}{' '}
              · <Other other={conflict.other} />
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
