import { Button, EmptyState, LinkButton } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import { SampleLink } from './sample-link.js';

/** Why the list is empty and what comes next. */
export function NoPeople({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useT();
  const to = useAppPath();
  const mayImport = useIsAllowed('people.import');
  if (isFiltered)
    return (
      <EmptyState
        icon="people"
        title={t('people.list.nobody-title')}
        action={<Button onClick={onClear}>{t('people.list.clear')}</Button>}
      >
        {t('people.list.nobody')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="people"
      title={t('people.list.empty-title')}
      action={
        mayImport && (
          <>
            <LinkButton href={to('/people/import')} icon="upload" variant="primary">
              {t('people.list.import')}
            </LinkButton>
            <SampleLink />
          </>
        )
      }
    >
      {t('people.list.empty')}
    </EmptyState>
  );
}
