import type { CourseDraftView, OutputOf, publishDraft } from '@edukom/contracts';
import { isAllowed } from '@edukom/domain';
import { Breadcrumbs, Card, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { DraftOf } from '../../features/authoring/components/activity-of.js';
import { ChangeList } from '../../features/authoring/publish/change-list.js';
import { PublishForm } from '../../features/authoring/publish/publish-form.js';
import { diffQuery, gapsQuery } from '../../features/authoring/queries.js';
import '../../features/authoring/authoring.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useMe } from '../../shared/session/me.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

type Version = OutputOf<typeof publishDraft>;

function Changes({ courseId, from }: { courseId: string; from: number }) {
  const t = useT();
  const query = useQuery(diffQuery(courseId, from, undefined));
  return (
    <Card title={t('authoring.change.since', { number: from })}>
      <Loaded query={query}>{({ changes }) => <ChangeList changes={changes} />}</Loaded>
    </Card>
  );
}

function Publish({ draft, onPublished }: { draft: CourseDraftView; onPublished: (version: Version) => void }) {
  const t = useT();
  const to = useAppPath();
  const { grants } = useMe();
  const gaps = useQuery(gapsQuery(draft.courseId));
  const last = Math.max(0, ...draft.versions.map(({ number }) => number));
  usePageTitle(t('authoring.publish.title'));
  return (
    <>
      <PageHeader
        title={t('authoring.publish.title')}
        lead={t('authoring.publish.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} />, href: to(`/authoring/${draft.courseId}`) },
              { text: t('authoring.publish.title') },
            ]}
          />
        }
      />
      <div className="ed-stack">
        <Loaded query={gaps} shape="rows">
          {(data) => (
            <PublishForm
              draft={draft}
              gaps={data.gaps}
              mayPublish={isAllowed(grants, 'course.publish', [{ kind: 'course', id: draft.courseId }])}
              onPublished={onPublished}
            />
          )}
        </Loaded>
        {last > 0 && <Changes courseId={draft.courseId} from={last} />}
      </div>
    </>
  );
}

function Done({ courseId, version }: { courseId: string; version: Version }) {
  const t = useT();
  const to = useAppPath();
  usePageTitle(t('authoring.publish.done'));
  return (
    <>
      <PageHeader title={t('authoring.publish.done')} />
      <Notice
        tone="good"
        isLive
        title={t('authoring.publish.done-title', { number: version.number })}
        actions={
          <>
            <LinkButton href={to('/authoring')}>{t('authoring.title')}</LinkButton>
            <LinkButton href={to(`/authoring/${courseId}/versions`)}>{t('authoring.versions.open')}</LinkButton>
          </>
        }
      >
        {t('authoring.publish.done-text')}
      </Notice>
    </>
  );
}

/** What stands in the way, what has changed, and the step itself. */
export function Component() {
  const { courseId = '' } = useParams();
  const [version, setVersion] = useState<Version | null>(null);
  if (version) return <Done courseId={courseId} version={version} />;
  return <DraftOf courseId={courseId}>{(draft) => <Publish draft={draft} onPublished={setVersion} />}</DraftOf>;
}
