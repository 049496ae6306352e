import { LinkButton, PageHeader } from '@edukom/ui';
import { useAppPath } from '../shared/navigation/use-app-path.js';
import { usePageTitle } from '../shared/navigation/use-page-title.js';
import { useT } from '../shared/text/use-t.js';

export function NotFoundPage() {
  const t = useT();
  const to = useAppPath();
  usePageTitle(t('shell.not-found.title'));
  return (
    <div className="web-narrow">
      <PageHeader title={t('shell.not-found.title')} lead={t('shell.not-found.text')} />
      <div className="ed-actions">
        <LinkButton href={to()} variant="primary">
          {t('shell.app.home')}
        </LinkButton>
      </div>
    </div>
  );
}
