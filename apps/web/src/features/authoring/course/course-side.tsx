import type { CourseDraftView } from '@edukom/contracts';
import { isAllowed } from '@edukom/domain';
import { Card, LinkButton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useMe } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import { LanguageBars } from '../components/language-bar.js';
import { gapsQuery } from '../queries.js';

/** Beside the outline: how far the languages are, what stands in the way of publishing, and where else to go. */
export function CourseSide({ draft }: { draft: CourseDraftView }) {
  const t = useT();
  const to = useAppPath();
  const { grants } = useMe();
  const gaps = useQuery(gapsQuery(draft.courseId));
  const count = gaps.data?.gaps.length;
  const mayPublish = isAllowed(grants, 'course.publish', [{ kind: 'course', id: draft.courseId }]);
  const path = `/authoring/${draft.courseId}` as const;
  return (
    <div className="ed-stack">
      <Card title={t('authoring.course.languages')}>
        <LanguageBars states={draft.languages} required={draft.description.requiredLocales} />
      </Card>
      <Card title={t('authoring.publish.title')}>
        <p aria-busy={count === undefined && !gaps.isError}>
          {count === undefined
            ? t('authoring.publish.counting')
            : count === 0
              ? t('authoring.publish.ready')
              : t('authoring.publish.gaps', { count })}
        </p>
        <div className="ed-actions">
          <LinkButton href={to(`${path}/publish`)} variant={mayPublish && count === 0 ? 'primary' : 'quiet'}>
            {t(mayPublish ? 'authoring.publish.go' : 'authoring.publish.see')}
          </LinkButton>
        </div>
      </Card>
      <div className="ed-actions">
        <LinkButton icon="settings" href={to(`${path}/settings`)}>
          {t('authoring.course.settings')}
        </LinkButton>
        {draft.versions.length > 0 && (
          <LinkButton icon="history" href={to(`${path}/versions`)}>
            {t('authoring.versions.open')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
