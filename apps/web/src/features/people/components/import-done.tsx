import type { ImportView } from '@edukom/contracts';
import { LinkButton, Notice } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { RefusedLink } from './refused-link.js';

/** What the import did, and where to go from here. */
export function ImportDone({ view }: { view: ImportView }) {
  const t = useT();
  const to = useAppPath();
  const { create, update, skip, error } = view.counts;
  return (
    <div className="ed-stack people-apply">
      <Notice
        tone="good"
        isLive
        title={t('people.import.done', { created: create, updated: update, skipped: skip, refused: error })}
      >
        {view.invitations > 0 && t('people.import.done-invited', { count: view.invitations })}
      </Notice>
      {error > 0 && (
        <Notice
          tone="warning"
          title={t('people.import.refused-stay', { count: error })}
          actions={<RefusedLink view={view} />}
        />
      )}
      <div className="ed-actions">
        <LinkButton href={to('/people')} variant="primary">
          {t('people.import.to-people')}
        </LinkButton>
        <LinkButton href={to('/people/import')}>{t('imports.another')}</LinkButton>
      </div>
    </div>
  );
}
