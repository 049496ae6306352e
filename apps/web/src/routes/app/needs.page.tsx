import { EmptyState, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { MyGaps } from '../../features/needs/components/my-gaps.js';
import { NeedsIntro } from '../../features/needs/components/needs-intro.js';
import { SuggestedCourses } from '../../features/needs/components/suggested-courses.js';
import { myNeedsQuery } from '../../features/needs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

/** What my position asks for, where I stand, and what would help. */
export function Component() {
  const t = useT();
  const read = useReadText();
  const needs = useQuery(myNeedsQuery);
  usePageTitle(t('needs.title'));
  return (
    <div className="web-narrow">
      <PageHeader title={t('needs.title')} lead={t('needs.lead')} />
      <Loaded query={needs} shape="tasks" count={2}>
        {(mine) =>
          mine.profile === null || mine.areas.length === 0 ? (
            <EmptyState icon="list" title={t('needs.none.title')}>
              {t('needs.none.text')}
            </EmptyState>
          ) : (
            <div className="ed-stack">
              <p className="ed-hint">
                {t('needs.profile', { name: read(mine.profile.name) })}
                {mine.profile.isDefault && ` (${t('needs.profile.default')})`}
                {mine.framework && ` · ${t('needs.framework', { name: read(mine.framework.name) })}`}
              </p>
              {mine.gaps.length > 0 && <MyGaps needs={mine} />}
              {mine.gaps.length > 0 && <SuggestedCourses needs={mine} />}
              <NeedsIntro needs={mine} />
              <Notice>{t('needs.privacy')}</Notice>
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
