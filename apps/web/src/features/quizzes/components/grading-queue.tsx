import { getGradingQueue, getPersonQueue, type StoredMark } from '@edukom/contracts';
import { Breadcrumbs, CheckboxField, PageHeader } from '@edukom/ui';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';
import { useMarkOutbox } from '../grading/use-mark-outbox.js';
import { MarkingDesk, type Queue } from './marking-desk.js';

interface QueueQuery {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Queue>;
}

interface DeskPageProps {
  readonly runId: string;
  readonly queryWith: (names: { names?: '1' }) => QueueQuery;
}

/** The desk with its head. Read anew only when somebody asks: a list that changes under the hand loses its reader. */
function DeskPage({ runId, queryWith }: DeskPageProps) {
  const t = useT();
  const to = useAppPath();
  const [withNames, setWithNames] = useState(false);
  const [stored, setStored] = useState<ReadonlyMap<string, StoredMark>>(new Map());
  const onStored = (key: string, mark: StoredMark) => setStored((before) => new Map(before).set(key, mark));
  const outbox = useMarkOutbox(onStored);
  usePageTitle(t('grading.title'));
  const queue = useQuery({
    ...queryWith(withNames ? { names: '1' } : {}),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
  return (
    <div className="ed-stack">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('grading.title')}
            items={[
              { href: to('/grading'), text: t('grading.title') },
              { href: to(`/grading/${runId}`), text: t('grading.queue.run') },
              { text: t('grading.queue.crumb') },
            ]}
          />
        }
        title={t('grading.title')}
        actions={
          queue.data?.isAnonymous === false && (
            <CheckboxField
              label={t('grading.queue.names')}
              checked={withNames}
              onChange={({ target }) => setWithNames(target.checked)}
            />
          )
        }
      />
      <Loaded query={queue}>
        {(data) => (
          <MarkingDesk
            key={queue.dataUpdatedAt}
            runId={runId}
            queue={data}
            outbox={outbox}
            stored={stored}
            onStored={onStored}
            onMore={() => void queue.refetch()}
          />
        )}
      </Loaded>
    </div>
  );
}

/** The answers of a run to one question, the guide beside. */
export function GradingQueue({ runId, questionVersionId }: { runId: string; questionVersionId: string }) {
  const params = { runId, questionVersionId };
  return <DeskPage runId={runId} queryWith={(query) => queryOf(getGradingQueue, { params, query })} />;
}

/** The open answers of a quiz in a run, those of one person after another. */
export function PersonQueue({ runId, quizId }: { runId: string; quizId: string }) {
  const params = { runId, quizId };
  return <DeskPage runId={runId} queryWith={(query) => queryOf(getPersonQueue, { params, query })} />;
}
