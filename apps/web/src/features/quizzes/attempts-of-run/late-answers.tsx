import { listLateAnswers, type LateAnswer, type LateImpact, type OutputOf } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Breadcrumbs, Card, DescriptionList, EmptyState, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useMe } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { useContent } from '../use-content.js';
import { AnswerSide } from './answer-side.js';
import { DecideForm } from './decide-form.js';
import { ImpactNotice } from './impact-notice.js';
import { lateBy } from './sitting-words.js';

type Late = OutputOf<typeof listLateAnswers>;

function Decision({ decision }: { decision: NonNullable<LateAnswer['decision']> }) {
  const t = useT();
  const words = { name: decision.decidedBy, at: formatDateTime(t.locale, decision.decidedAt) };
  return (
    <Notice title={t(`sittings.decided.${decision.decision}`, words)}>
      {t('sittings.decided.reason', { reason: decision.reason })}
    </Notice>
  );
}

/** By what is known of it, when it was written and when it came. */
function Times({ late }: { late: LateAnswer['late'] }) {
  const t = useT();
  const when = (at: Date | null) => (at ? formatDateTime(t.locale, at) : t('sittings.decide.unknown'));
  return (
    <DescriptionList
      items={[
        {
          key: 'received',
          term: t('sittings.decide.received'),
          detail: `${when(late.receivedAt)} · ${lateBy(t, late.lateBySeconds)}`,
        },
        { key: 'device', term: t('sittings.decide.device'), detail: when(late.deviceAt) },
        { key: 'contact', term: t('sittings.decide.contact'), detail: when(late.lastContactAt) },
      ]}
    />
  );
}

function LateCard({ attemptId, answer, isOwn }: { attemptId: string; answer: LateAnswer; isOwn: boolean }) {
  const t = useT();
  const read = useContent();
  const [done, setDone] = useState<{ impact: LateImpact | null } | null>(null);
  const prompt = read(answer.question.prompt);
  return (
    <Card title={t('sittings.decide.question', { number: answer.slot })}>
      <p lang={prompt.locale}>{prompt.value}</p>
      <div className="ed-columns ed-columns-even">
        <AnswerSide
          attemptId={attemptId}
          title={t('sittings.decide.late')}
          question={answer.question}
          side={answer.late}
        />
        <AnswerSide
          attemptId={attemptId}
          title={t('sittings.decide.at-end')}
          question={answer.question}
          side={answer.atEnd}
        />
      </div>
      <Times late={answer.late} />
      {done && <ImpactNotice impact={done.impact} />}
      {answer.decision && <Decision decision={answer.decision} />}
      {!answer.decision && !isOwn && (
        <DecideForm attemptId={attemptId} evidenceId={answer.evidenceId} onDone={(impact) => setDone({ impact })} />
      )}
    </Card>
  );
}

function LateAnswersPage({ late, runId, quizId }: { late: Late; runId: string; quizId: string }) {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  const isOwn = useMe().personId === late.personId;
  const how = t(`sittings.decide.${late.state}`, { at: formatDateTime(t.locale, late.finishedAt) });
  const back = to(`/grading/${runId}/attempts/${quizId}`);
  return (
    <div className="ed-stack">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('sittings.crumbs')}
            items={[
              { href: to('/grading'), text: t('grading.title') },
              { href: back, text: t('sittings.link') },
              { text: t('sittings.late') },
            ]}
          />
        }
        title={t('sittings.decide.title', { name: late.name })}
        lead={t('sittings.decide.lead', { quiz: read(late.quizTitle).value, number: late.number, how })}
      />
      {late.answers.length === 0 ? (
        <EmptyState title={t('sittings.decide.none')} />
      ) : (
        <p>{t('sittings.decide.what')}</p>
      )}
      {late.answers.map((answer) => (
        <LateCard key={answer.evidenceId} attemptId={late.attemptId} answer={answer} isOwn={isOwn} />
      ))}
      <div className="ed-actions">
        <LinkButton href={back}>{t('sittings.link')}</LinkButton>
      </div>
    </div>
  );
}

/** Late answers of one attempt beside what stood at its end; each is accepted or rejected once. */
export function LateAnswers({ runId, quizId, attemptId }: { runId: string; quizId: string; attemptId: string }) {
  const t = useT();
  usePageTitle(t('sittings.late'));
  const query = useQuery(queryOf(listLateAnswers, { params: { attemptId } }));
  return <Loaded query={query}>{(late) => <LateAnswersPage late={late} runId={runId} quizId={quizId} />}</Loaded>;
}
