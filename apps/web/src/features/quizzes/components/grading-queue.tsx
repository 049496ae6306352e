import {
  downloadAnswerFile,
  getGradingQueue,
  getRunGrading,
  listGrading,
  type CurrentMark,
  type OutputOf,
} from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import { Breadcrumbs, Button, Card, CheckboxField, Link, Notice, PageHeader } from '@edukom/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { addressOf } from '../../../shared/api/path-of.js';
import { keyOf, queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { neighbour, nextItem, withMark } from '../grading/queue-order.js';
import '../quiz.css';
import { useContent } from '../use-content.js';
import { MarkForm } from './mark-form.js';

type Queue = OutputOf<typeof getGradingQueue>;

/** Alt with an arrow goes through the answers, wherever the focus is. */
function useArrows(onStep: (step: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      event.preventDefault();
      onStep(event.key === 'ArrowRight' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onStep]);
}

function Guide({ queue }: { queue: Queue }) {
  const t = useT();
  const read = useContent();
  const prompt = read(queue.prompt);
  const guide = queue.guide && read(queue.guide);
  return (
    <div className="ed-stack">
      <Card title={t('grading.queue.question')} headingLevel={2}>
        <p lang={prompt.locale}>{prompt.value}</p>
      </Card>
      <Card title={t('grading.queue.guide')} headingLevel={2}>
        {guide ? (
          <p className="quiz-typed" lang={guide.locale}>
            {guide.value}
          </p>
        ) : (
          <p>{t('grading.queue.no-guide')}</p>
        )}
      </Card>
    </div>
  );
}

interface AnswersProps {
  readonly queue: Queue;
  readonly onItems: (items: Queue['items']) => void;
}

/** One answer at a time with its form; the list is loaded once, going on asks the server for nothing. */
function Answers({ queue, onItems }: AnswersProps) {
  const t = useT();
  const locale = useLocale();
  const announce = useAnnounce();
  const { items } = queue;
  const [chosen, setChosen] = useState<string | null>(null);
  const item = items.find((one) => one.attemptId === chosen) ?? items[0];
  const step = (by: 1 | -1) => {
    const to = item && neighbour(items, item.attemptId, by);
    if (to) setChosen(to);
  };
  useArrows(step);
  if (!item) return null;
  const number = items.indexOf(item) + 1;
  const left = items.filter((one) => one.mark === null).length;
  const onMark = (mark: CurrentMark, isMine: boolean) => {
    const after = withMark(items, item.attemptId, mark);
    onItems(after);
    if (!isMine) return;
    announce(t('grading.mark.saved', { points: formatPoints(locale, mark.points) }));
    setChosen(nextItem(after, item.attemptId) ?? item.attemptId);
  };
  return (
    <Card>
      <div className="grading-tools">
        <h2>{t('grading.queue.answer', { who: item.name ?? item.code })}</h2>
        <span className="quiz-points">
          {t('grading.queue.of', { number, count: items.length })} · {t('grading.queue.left', { count: left })}
        </span>
      </div>
      {left === 0 && <Notice tone="good">{t('grading.queue.all-done')}</Notice>}
      {item.file ? (
        <p className="grading-answer">
          <Link
            href={addressOf(downloadAnswerFile, { params: { attemptId: item.attemptId, mediaId: item.file.mediaId } })}
            download
          >
            {t('grading.file.open', { name: item.file.name })}
          </Link>
        </p>
      ) : (
        <p className="quiz-typed grading-answer" lang={item.locale}>
          {item.text}
        </p>
      )}
      <MarkForm key={item.attemptId} item={item} max={queue.maxPoints} rubric={queue.rubric} onMark={onMark} />
      <div className="quiz-steps">
        <Button onClick={() => step(-1)} disabled={number === 1}>
          {t('grading.queue.previous')}
        </Button>
        <Button onClick={() => step(1)} disabled={number === items.length}>
          {t('grading.queue.next')}
        </Button>
      </div>
      <p className="ed-hint">{t('grading.queue.keys')}</p>
    </Card>
  );
}

/** The answers of a run to one question, anonymous unless names are asked for, the guide beside. */
export function GradingQueue({ runId, questionVersionId }: { runId: string; questionVersionId: string }) {
  const t = useT();
  const to = useAppPath();
  const client = useQueryClient();
  const [withNames, setWithNames] = useState(false);
  usePageTitle(t('grading.title'));
  const query = queryOf(getGradingQueue, {
    params: { runId, questionVersionId },
    query: withNames ? { names: '1' as const } : {},
  });
  const queue = useQuery({
    ...query,
    refetchOnWindowFocus: false,
    placeholderData: (before: Queue | undefined) => before,
  });
  const onItems = (items: Queue['items']) => {
    client.setQueryData<Queue>(query.queryKey, (before) => before && { ...before, items });
    void client.invalidateQueries({ queryKey: keyOf(getRunGrading) });
    void client.invalidateQueries({ queryKey: keyOf(listGrading) });
  };
  return (
    <div className="ed-stack">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('grading.title')}
            items={[
              { href: to('/grading'), text: t('grading.title') },
              { href: to(`/grading/${runId}`), text: t('grading.queue.back') },
            ]}
          />
        }
        title={t('grading.title')}
        actions={
          <CheckboxField
            label={t('grading.queue.names')}
            checked={withNames}
            onChange={({ target }) => setWithNames(target.checked)}
          />
        }
      />
      <Loaded query={queue}>
        {(data) => (
          <div className="grading-pair">
            <Answers queue={data} onItems={onItems} />
            <Guide queue={data} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
