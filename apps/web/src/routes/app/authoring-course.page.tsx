import type { CourseDraftView } from '@edukom/contracts';
import { Breadcrumbs, PageHeader, StatusPill } from '@edukom/ui';
import { useParams } from 'react-router';
import { DraftOf } from '../../features/authoring/components/activity-of.js';
import { CourseSide } from '../../features/authoring/course/course-side.js';
import { LocaleChoice } from '../../features/authoring/course/locale-choice.js';
import { useWrittenLocale } from '../../features/authoring/course/use-written-locale.js';
import { Outline } from '../../features/authoring/outline/outline.js';
import { useDraftChanges } from '../../features/authoring/outline/use-outline.js';
import { ProtectedTerms } from '../../shared/writing/use-script.js';
import '../../features/authoring/authoring.css';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Course({ draft }: { draft: CourseDraftView }) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const changes = useDraftChanges(draft);
  const [locale, setLocale] = useWrittenLocale(draft);
  usePageTitle(read(draft.description.title));
  return (
    <>
      <PageHeader
        title={<Localized text={draft.description.title} />}
        status={<StatusPill status="active">{t('authoring.course.draft-of', { number: draft.number })}</StatusPill>}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} /> },
            ]}
          />
        }
      />
      <ProtectedTerms value={draft.description.protectedTerms}>
        <div className="ed-columns">
          <div className="ed-stack">
            {draft.description.locales.length > 1 && (
              <LocaleChoice draft={draft} locale={locale} onChoose={setLocale} />
            )}
            <Outline draft={draft} changes={changes} locale={locale} />
          </div>
          <CourseSide draft={draft} />
        </div>
      </ProtectedTerms>
    </>
  );
}

/** The outline of a draft. */
export function Component() {
  const { courseId = '' } = useParams();
  return <DraftOf courseId={courseId}>{(draft) => <Course key={draft.courseId} draft={draft} />}</DraftOf>;
}
