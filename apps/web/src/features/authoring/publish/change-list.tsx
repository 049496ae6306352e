import type { VersionChange } from '@edukom/contracts';
import { EmptyState } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { DiffText } from '../components/diff-text.js';

const SHOWN = 300;

function Change({ change }: { change: VersionChange }) {
  const t = useT();
  return (
    <li className="au-change">
      <p>
        {t(`authoring.change.${change.kind}`, { what: t(`authoring.change.subject.${change.subject}`) })}
        {change.part && <span className="ed-hint"> {change.part}</span>}
      </p>
      {(change.before !== null || change.after !== null) && (
        <DiffText before={change.before ?? ''} after={change.after ?? ''} />
      )}
    </li>
  );
}

/** What changed between two versions, activity by activity. */
export function ChangeList({ changes }: { changes: readonly VersionChange[] }) {
  const t = useT();
  const read = useReadText();
  if (changes.length === 0) return <EmptyState icon="check" title={t('authoring.change.none')} />;
  const groups = new Map<string, VersionChange[]>();
  for (const change of changes.slice(0, SHOWN)) {
    const name = change.activity ? read(change.activity) : t('authoring.gap.of-course');
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return (
    <>
      {[...groups].map(([name, list]) => (
        <section key={name} className="au-gap-group">
          <h3>{name}</h3>
          <ul>
            {list.map((change, at) => (
              <Change key={at} change={change} />
            ))}
          </ul>
        </section>
      ))}
      {changes.length > SHOWN && (
        <p className="ed-hint">{t('authoring.change.more', { count: changes.length - SHOWN })}</p>
      )}
    </>
  );
}
