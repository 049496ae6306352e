import { type OutputOf, type PathDraft, type listPathDrafts, publishPath, withdrawPath } from '@edukom/contracts';
import { Breadcrumbs, Button, ErrorSummary, LinkButton, Notice, PageHeader, StatusPill } from '@edukom/ui';
import { translateCode } from '@edukom/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PathCertificates } from '../../features/paths/components/path-certificates.js';
import { PathForm } from '../../features/paths/components/path-form.js';
import { ABOUT_PATHS, pathDraftsQuery } from '../../features/paths/queries.js';
import { ProblemError, problemOf } from '../../shared/api/errors.js';
import { useCall } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

const LABELS = {
  '/titleSq': 'pathWriting.edit.title-sq',
  '/titleSr': 'pathWriting.edit.title-sr',
  '/titleEn': 'pathWriting.edit.title-en',
  '/summarySq': 'pathWriting.edit.summary-sq',
  '/summarySr': 'pathWriting.edit.summary-sr',
  '/summaryEn': 'pathWriting.edit.summary-en',
  '/courses': 'pathWriting.edit.courses',
} as const;
const isKnown = (pointer: string): pointer is keyof typeof LABELS => Object.hasOwn(LABELS, pointer);

/** What stands in the way of publishing, each leading to its field. */
function NotReady({ error }: { error: unknown }) {
  const t = useT();
  const errors = error instanceof ProblemError ? (error.body.errors ?? []) : [];
  if (errors.length === 0) return <ProblemNotice error={error} />;
  return (
    <ErrorSummary
      title={t('problem.path.not-ready')}
      errors={errors.map(({ pointer, code, params }) => ({
        fieldId: `path-edit-${pointer.slice(1)}`,
        text: `${isKnown(pointer) ? t(LABELS[pointer]) : ''}: ${translateCode(t, 'field', code, params)}`,
      }))}
    />
  );
}

function PathPage(props: {
  path: PathDraft;
  courses: OutputOf<typeof listPathDrafts>['courses'];
  onReload: () => void;
}) {
  const { path, courses, onReload } = props;
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const locale = useLocale();
  const mayIssue = useIsAllowed('certificate.issue');
  const [done, setDone] = useState<string | null>(null);
  const { pathId, state } = path;
  const publish = useCall(publishPath, {
    invalidates: ABOUT_PATHS,
    onSuccess: () => setDone(t('pathWriting.edit.published')),
  });
  const withdraw = useCall(withdrawPath, {
    invalidates: ABOUT_PATHS,
    onSuccess: () => setDone(t('pathWriting.edit.withdrawn')),
  });
  const move = state === 'published' ? withdraw : publish;
  usePageTitle(read(path.title));
  return (
    <>
      <PageHeader
        title={<Localized text={path.title} />}
        status={
          <StatusPill status={state === 'published' ? 'good' : 'open'}>{t(`pathWriting.state.${state}`)}</StatusPill>
        }
        breadcrumbs={
          <Breadcrumbs
            label={t('paths.title')}
            items={[{ text: t('paths.title'), href: to('/paths') }, { text: <Localized text={path.title} /> }]}
          />
        }
        actions={
          <>
            {state === 'published' && (
              <LinkButton href={`/${locale}/courses/paths/${path.slug}`} icon="eye">
                {t('pathWriting.edit.public')}
              </LinkButton>
            )}
            <Button
              variant={state === 'published' ? 'quiet' : 'primary'}
              isBusy={move.isPending}
              busyText={t('common.saving')}
              onClick={() => move.mutate({ params: { pathId } })}
            >
              {t(state === 'published' ? 'pathWriting.edit.withdraw' : 'pathWriting.edit.publish')}
            </Button>
          </>
        }
      />
      {done && !move.error && <Notice key={done} tone="good" isLive title={done} />}
      <div className="ed-stack">
        <NotReady error={move.error} />
        <PathForm
          key={path.pathId}
          path={path}
          courses={courses}
          onSaved={() => {
            // What stood in the way of publishing was said of the path as it was.
            publish.reset();
            setDone(t('pathWriting.edit.saved'));
          }}
          onReload={onReload}
        />
        {mayIssue && state === 'published' && <PathCertificates pathId={pathId} />}
      </div>
    </>
  );
}

/** One learning path: its texts, its courses, whether it is public, and its certificates. */
export function Component() {
  const { pathId = '' } = useParams();
  const [version, setVersion] = useState(0);
  const drafts = useQuery(pathDraftsQuery);
  return (
    <Loaded query={drafts} count={6}>
      {({ paths, courses }) => {
        const path = paths.find((one) => one.pathId === pathId);
        if (!path) return <ProblemNotice error={problemOf('request.not-found')} />;
        const reload = () => void drafts.refetch().then(() => setVersion((before) => before + 1));
        return <PathPage key={version} path={path} courses={courses} onReload={reload} />;
      }}
    </Loaded>
  );
}
