import { type CourseDraftView, type DraftQuestion, readQuestion, type WrittenQuestion } from '@edukom/contracts';
import { type ContentLocale, type QuestionType, textsIn, textState } from '@edukom/domain';
import { Button, Card, CheckboxField, Notice, Skeleton } from '@edukom/ui';
import { Suspense } from 'react';
import { z } from 'zod';
import { isProblem } from '../../../shared/api/errors.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useT } from '../../../shared/text/use-t.js';
import { ProtectedTerms } from '../../../shared/writing/use-script.js';
import { contentOf, filledFrom } from './question-content.js';
import { QuestionDeskProvider } from './question-desk.js';
import { QuestionFacts } from './question-facts.js';
import { QuestionPreview } from './question-preview.js';
import { RubricEditor } from './rubric-editor.js';
import { TypeEditor } from './type-editor.js';
import { useErrorsOnPage } from './use-errors-on-page.js';
import { type QuestionForm, useQuestionForm } from './use-question-form.js';
import { WrittenField } from './written-field.js';
import './builder.css';

/** What somebody else saved meanwhile, out of a refusal. */
function currentOf(error: unknown): DraftQuestion | null {
  if (!isProblem(error, 'draft.changed')) return null;
  const decoded = z.safeDecode(readQuestion.response, error.body.current as never);
  return decoded.success ? (decoded.data as DraftQuestion) : null;
}

/** Somebody else saved the question meanwhile: mine is still in the form, theirs can be taken. */
function Changed({ writing, current }: { writing: QuestionForm; current: DraftQuestion }) {
  const t = useT();
  const { form } = writing;
  return (
    <Notice
      tone="warning"
      isLive
      title={t('writing.conflict.title', { name: t('writing.conflict.somebody') })}
      actions={
        <>
          <Button isSmall onClick={() => form.reset(writing.valuesOf(current))}>
            {t('writing.conflict.take-theirs')}
          </Button>
          <Button isSmall onClick={() => form.set('revision', current.revision)}>
            {t('authoring.course.keep-mine')}
          </Button>
        </>
      }
    >
      {t('authoring.course.changed')}
    </Notice>
  );
}

const isStaleIn = (question: DraftQuestion | null, locale: ContentLocale): boolean =>
  question !== null && [...textsIn(question)].some(({ text }) => textState(text, locale) === 'stale');

export interface QuestionWriterProps {
  readonly draft: CourseDraftView;
  readonly type: QuestionType;
  readonly locale: ContentLocale;
  /** null: not written yet. */
  readonly question: DraftQuestion | null;
  readonly onSaved: (question: DraftQuestion, isNew: boolean) => void;
}

/** The words every question has, the parts of its type, and what markers need. */
function Fields({
  writing,
  isTranslation,
  isStale,
}: {
  writing: QuestionForm;
  isTranslation: boolean;
  isStale: boolean;
}) {
  const t = useT();
  const { form, content } = writing;
  return (
    <>
      <Card title={t(`builder.type.${content.spec.type}`)}>
        <div className="qb-fields">
          <WrittenField place="prompt" label={t('builder.question.prompt')} isLong />
          <TypeEditor key={content.spec.type} />
          <WrittenField
            place="feedback"
            label={t('builder.question.feedback')}
            hint={!isTranslation && t('builder.question.feedback-hint')}
            isLong
          />
          {writing.isByHand && (
            <>
              <WrittenField
                place="guide"
                label={t('builder.question.guide')}
                hint={!isTranslation && t('builder.question.guide-hint')}
                isLong
              />
              <RubricEditor />
            </>
          )}
        </div>
      </Card>
      {!isTranslation && <QuestionFacts form={form} errorOf={writing.errorOf} />}
      {isStale && (
        <CheckboxField
          label={t('builder.question.reviewed')}
          hint={t('builder.question.reviewed-hint')}
          {...form.check('isReviewed')}
        />
      )}
    </>
  );
}

/** A question being written, in its own language or beside it, and how it will look. */
export function QuestionWriter({ draft, type, locale, question, onSaved }: QuestionWriterProps) {
  const t = useT();
  const { courseId, description } = draft;
  const writing = useQuestionForm({
    courseId,
    locale,
    courseSource: description.sourceLocale,
    question,
    type,
    onSaved,
  });
  const { form, content, source } = writing;
  const told = useErrorsOnPage(form.errors);
  const current = currentOf(form.error);
  const isBehind = current !== null && form.values.revision !== current.revision;
  const isTranslation = locale !== source;
  const sourceContent: WrittenQuestion = question && isTranslation ? contentOf(question, source) : content;
  const desk = {
    courseId,
    content,
    sourceContent,
    locale,
    source,
    isTranslation,
    stored: question,
    errorAt: writing.errorAt,
    idOf: writing.idOf,
    change: writing.change,
  };
  return (
    <ProtectedTerms value={description.protectedTerms}>
      <QuestionDeskProvider value={desk}>
        <div className="qb-desk">
          {/* What is missing leads to fields: nothing can be sent before all of them are there. */}
          <Suspense fallback={<Skeleton label={t('common.loading')} shape="lines" />}>
            <form className="qb-form" noValidate onSubmit={(event) => void form.submit(event)}>
              {isBehind ? (
                <Changed writing={writing} current={current} />
              ) : (
                <FormErrors form={{ ...form, errors: told }} />
              )}
              {writing.isSaved && <Notice tone="good" isLive title={t('common.saved')} />}
              <Fields
                writing={writing}
                isTranslation={isTranslation}
                isStale={isTranslation && isStaleIn(question, locale)}
              />
              <div className="ed-actions">
                <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
                  {t('common.save')}
                </Button>
              </div>
            </form>
          </Suspense>
          <QuestionPreview
            courseId={courseId}
            locale={locale}
            content={isTranslation ? filledFrom(content, sourceContent) : content}
            points={form.values.points ?? 100}
          />
        </div>
      </QuestionDeskProvider>
    </ProtectedTerms>
  );
}
