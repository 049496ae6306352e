import type { CourseDraftView } from '@edukom/contracts';
import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useParams } from 'react-router';
import { DraftOf } from '../../features/authoring/components/activity-of.js';
import { DescriptionForm } from '../../features/authoring/course/description-form.js';
import { LocaleChoice } from '../../features/authoring/course/locale-choice.js';
import { useWrittenLocale } from '../../features/authoring/course/use-written-locale.js';
import { RenewalForm } from '../../features/mandatory/components/renewal-form.js';
import { useDraftChanges } from '../../features/authoring/outline/use-outline.js';
import { ProtectedTerms } from '../../shared/writing/use-script.js';
import '../../features/authoring/authoring.css';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Settings({ draft }: { draft: CourseDraftView }) {
  const t = useT();
  const to = useAppPath();
  const changes = useDraftChanges(draft);
  const [locale, setLocale] = useWrittenLocale(draft);
  usePageTitle(t('authoring.course.settings'));
  return (
    <>
      <PageHeader
        title={t('authoring.course.settings')}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} />, href: to(`/authoring/${draft.courseId}`) },
              { text: t('authoring.course.settings') },
            ]}
          />
        }
      />
      <LocaleChoice draft={draft} locale={locale} onChoose={setLocale} />
      <ProtectedTerms value={draft.description.protectedTerms}>
        <DescriptionForm key={locale} draft={draft} locale={locale} changes={changes} />
      </ProtectedTerms>
      <RenewalForm courseId={draft.courseId} />
    </>
  );
}

/** What a course is about, and its languages. */
export function Component() {
  const { courseId = '' } = useParams();
  return <DraftOf courseId={courseId}>{(draft) => <Settings key={draft.courseId} draft={draft} />}</DraftOf>;
}
