import { type CourseDraftView, type DraftActivityView, type DraftQuestion, readQuestion } from '@edukom/contracts';
import { type ContentLocale, isContentLocale, QUESTION_TYPES, type QuestionType } from '@edukom/domain';
import { Breadcrumbs, LinkButton, PageHeader, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ActivityOf } from '../../features/authoring/components/activity-of.js';
import '../../features/authoring/authoring.css';
import { QuestionWriter } from '../../features/quizzes/builder/question-writer.js';
import { useAddToQuiz } from '../../features/quizzes/builder/use-add-to-quiz.js';
import { useAnnounce } from '../../shared/announce/announcer.js';
import { queryOf } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { CONTENT_LOCALE_NAMES } from '../../shared/text/content-locale-names.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';
import { ScriptChoice } from '../../shared/writing/script-choice.js';

interface PageProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
}

function Head({ draft, activity, title }: PageProps & { title: string }) {
  const t = useT();
  const to = useAppPath();
  usePageTitle(title);
  return (
    <PageHeader
      title={title}
      breadcrumbs={
        <Breadcrumbs
          label={t('authoring.crumbs')}
          items={[
            { text: t('authoring.title'), href: to('/authoring') },
            { text: <Localized text={draft.description.title} />, href: to(`/authoring/${draft.courseId}`) },
            { text: <Localized text={activity.title} />, href: to(`/authoring/${draft.courseId}/${activity.id}`) },
            { text: title },
          ]}
        />
      }
    />
  );
}

/** The language beside the question's own, in the address. */
function useTarget({ description }: CourseDraftView, source: ContentLocale) {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('to');
  const target = isContentLocale(wanted) && description.locales.includes(wanted) ? wanted : source;
  const choose = (next: ContentLocale) =>
    setParams(next === source ? {} : { to: next }, { replace: true, preventScrollReset: true });
  return [target, choose] as const;
}

function Tools({
  draft,
  activity,
  source,
  target,
  onTarget,
}: PageProps & { source: ContentLocale; target: ContentLocale; onTarget: (target: ContentLocale) => void }) {
  const t = useT();
  const to = useAppPath();
  return (
    <div className="au-tools-fields">
      <SelectField
        id="au-target"
        label={t('builder.question.language')}
        value={target}
        options={draft.description.locales.map((value) => ({
          value,
          label:
            value === source
              ? CONTENT_LOCALE_NAMES[value]
              : t('builder.question.into', { language: CONTENT_LOCALE_NAMES[value] }),
        }))}
        onChange={({ target: { value } }) => isContentLocale(value) && onTarget(value)}
      />
      {target === 'sr-Cyrl' && <ScriptChoice />}
      <LinkButton href={to(`/authoring/${draft.courseId}/${activity.id}`)}>{t('builder.question.back')}</LinkButton>
    </div>
  );
}

function Written({ draft, activity, question }: PageProps & { question: DraftQuestion }) {
  const t = useT();
  const [saved, setSaved] = useState(question);
  const source = saved.prompt.source;
  const [target, choose] = useTarget(draft, source);
  return (
    <>
      <Head draft={draft} activity={activity} title={t('builder.question.title')} />
      <Tools draft={draft} activity={activity} source={source} target={target} onTarget={choose} />
      <QuestionWriter
        key={target}
        draft={draft}
        type={saved.spec.type}
        locale={target}
        question={saved}
        onSaved={setSaved}
      />
    </>
  );
}

function Existing({ draft, activity, questionId }: PageProps & { questionId: string }) {
  const query = useQuery({
    ...queryOf(readQuestion, { params: { courseId: draft.courseId, questionId } }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Loaded query={query} count={6}>
      {(question) => <Written draft={draft} activity={activity} question={question as DraftQuestion} />}
    </Loaded>
  );
}

function New({ draft, activity, type, sectionId }: PageProps & { type: QuestionType; sectionId: string | null }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { add, error } = useAddToQuiz(draft.courseId, activity.id);
  const path = `/authoring/${draft.courseId}/${activity.id}/questions` as const;
  const go = async (question: DraftQuestion) => {
    if (sectionId !== null) await add(sectionId, question);
    await navigate(to(`${path}/${question.questionId}`), { replace: true });
    // The form that was saved is gone with its page, and the notice with it.
    announce(t('common.saved'));
  };
  return (
    <>
      <Head draft={draft} activity={activity} title={t('builder.question.new')} />
      <ProblemNotice error={error} />
      <QuestionWriter
        draft={draft}
        type={type}
        locale={draft.description.sourceLocale}
        question={null}
        onSaved={(question) => void go(question)}
      />
    </>
  );
}

/** A question being written, alone or beside a translation; a new one comes into the section it was asked for. */
export function Component() {
  const { courseId = '', activityId = '', questionId = '' } = useParams();
  const [params] = useSearchParams();
  const type = QUESTION_TYPES.find((one) => one === params.get('type')) ?? 'single';
  return (
    <ActivityOf courseId={courseId} activityId={activityId}>
      {(draft, activity) =>
        questionId === 'new' ? (
          <New draft={draft} activity={activity} type={type} sectionId={params.get('section')} />
        ) : (
          <Existing key={questionId} draft={draft} activity={activity} questionId={questionId} />
        )
      }
    </ActivityOf>
  );
}
