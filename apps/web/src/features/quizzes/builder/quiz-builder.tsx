import type { BankQuestion, CourseDraftView, DraftActivityView, DraftQuiz } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Button, Card, Icon, LinkButton, Notice } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { ProtectedTerms } from '../../../shared/writing/use-script.js';
import { BankDialog } from './bank-dialog.js';
import { DrawFields } from './draw-fields.js';
import { FixedQuestions, type KnownQuestion } from './fixed-questions.js';
import { freshPartId } from './part-rows.js';
import { QuizSettingsForm } from './quiz-settings.js';
import { bodyOf, currentQuiz, draftQuizQuery, type QuizForm, type SectionBody, useQuizForm } from './use-quiz-form.js';
import './builder.css';

export interface QuizBuilderProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  /** The language names of sections are written in. */
  readonly locale: ContentLocale;
}

const fixedSection = (): SectionBody => ({ kind: 'fixed', id: freshPartId(), title: null, questions: [] });
const drawSection = (): SectionBody => ({
  kind: 'draw',
  id: freshPartId(),
  title: null,
  count: 1,
  points: 100,
  tags: [],
  competence: null,
  difficulties: [],
  includesShared: false,
});

/** Questions by id: those the quiz had when it was read, and those taken from the bank since. */
function useKnown(quiz: DraftQuiz) {
  const [added, setAdded] = useState<readonly BankQuestion[]>([]);
  const known = useMemo(() => {
    const all = new Map<string, KnownQuestion>(added.map((one) => [one.questionId, { ...one, languages: [] }]));
    for (const section of quiz.sections)
      if (section.kind === 'fixed') for (const question of section.questions) all.set(question.questionId, question);
    return all;
  }, [quiz, added]);
  return { known, add: (question: BankQuestion) => setAdded((before) => [...before, question]) };
}

/** Somebody else saved the quiz meanwhile: mine is still in the form, theirs can be taken. */
function Changed({ quiz, current, locale }: { quiz: QuizForm; current: DraftQuiz; locale: ContentLocale }) {
  const t = useT();
  return (
    <Notice
      tone="warning"
      isLive
      title={t('writing.conflict.title', { name: t('writing.conflict.somebody') })}
      actions={
        <>
          <Button isSmall onClick={() => quiz.form.reset(bodyOf(current, locale))}>
            {t('writing.conflict.take-theirs')}
          </Button>
          <Button isSmall onClick={() => quiz.form.set('revision', current.revision)}>
            {t('authoring.course.keep-mine')}
          </Button>
        </>
      }
    >
      {t('authoring.course.changed')}
    </Notice>
  );
}

const titleId = (section: SectionBody): string => `section-title-${section.id}`;

/** Takes a section out; the focus, which would be lost with the pressed button, goes to the one in its place. */
function useRemoval({ sections, setSections }: QuizForm) {
  const t = useT();
  const announce = useAnnounce();
  return (at: number) => {
    const gone = sections[at];
    const left = sections.toSpliced(at, 1);
    const next = left[at] ?? left.at(-1);
    if (!gone || !next) return;
    setSections(left);
    document.getElementById(titleId(next))?.focus();
    const name = t(gone.kind === 'fixed' ? 'builder.quiz.fixed' : 'builder.quiz.draw', { number: at + 1 });
    announce(t('builder.part.removed', { name }));
  };
}

function SectionHead({ number, isOnly, onRemove }: { number: number; isOnly: boolean; onRemove: () => void }) {
  const t = useT();
  return (
    <button type="button" className="qb-tool" disabled={isOnly} onClick={onRemove}>
      <Icon name="trash" label={t('builder.quiz.remove-section', { number })} />
    </button>
  );
}

function Sections({ quiz, draft, activity, locale, view }: QuizBuilderProps & { quiz: QuizForm; view: DraftQuiz }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const { known, add } = useKnown(view);
  const [choosingFor, setChoosingFor] = useState<number | null>(null);
  const { form, sections, setSections, errorOf } = quiz;
  const remove = useRemoval(quiz);
  const taken = new Set(
    sections.flatMap((one) => (one.kind === 'fixed' ? one.questions : [])).map((one) => one.questionId),
  );
  const choose = (question: BankQuestion) => {
    const section = sections[choosingFor ?? 0];
    if (section?.kind !== 'fixed') return;
    add(question);
    const { questionId, points } = question;
    setSections(
      sections.with(choosingFor ?? 0, { ...section, questions: [...section.questions, { questionId, points }] }),
    );
  };
  // What was set here is saved first: the new question is put into the section as it stands on the server.
  const write = async (type: string, sectionId: string) => {
    if (!(await form.submit())) return;
    await navigate(to(`/authoring/${draft.courseId}/${activity.id}/questions/new?type=${type}&section=${sectionId}`));
  };
  return (
    <>
      {sections.map((section, at) => {
        const change = (next: SectionBody) => setSections(sections.with(at, next));
        const name = `sections/${at}`;
        return (
          <Card
            key={section.id}
            title={t(section.kind === 'fixed' ? 'builder.quiz.fixed' : 'builder.quiz.draw', { number: at + 1 })}
            actions={<SectionHead number={at + 1} isOnly={sections.length === 1} onRemove={() => remove(at)} />}
          >
            <PlainField
              id={titleId(section)}
              label={t('builder.quiz.section-name')}
              hint={t('builder.quiz.section-name-hint')}
              value={section.title}
              locale={locale}
              maxLength={500}
              onChange={(title) => change({ ...section, title })}
            />
            {section.kind === 'fixed' ? (
              <FixedQuestions
                draft={draft}
                activityId={activity.id}
                section={section}
                name={name}
                known={known}
                errorOf={errorOf}
                onChange={change}
                onBank={() => setChoosingFor(at)}
                onWrite={(type) => void write(type, section.id)}
              />
            ) : (
              <DrawFields courseId={draft.courseId} section={section} name={name} errorOf={errorOf} onChange={change} />
            )}
          </Card>
        );
      })}
      <div className="ed-actions">
        <Button icon="plus" onClick={() => setSections([...sections, fixedSection()])}>
          {t('builder.quiz.add-fixed')}
        </Button>
        <Button icon="plus" onClick={() => setSections([...sections, drawSection()])}>
          {t('builder.quiz.add-draw')}
        </Button>
      </div>
      {choosingFor !== null && (
        <BankDialog courseId={draft.courseId} taken={taken} onChoose={choose} onClose={() => setChoosingFor(null)} />
      )}
    </>
  );
}

function Builder({ draft, activity, locale, view }: QuizBuilderProps & { view: DraftQuiz }) {
  const t = useT();
  const to = useAppPath();
  const quiz = useQuizForm(draft.courseId, view, locale);
  const { form } = quiz;
  const current = currentQuiz(form.error);
  const isBehind = current !== null && form.values.revision !== current.revision;
  return (
    <form className="qb-form qb-quiz" noValidate onSubmit={(event) => void form.submit(event)}>
      {isBehind ? <Changed quiz={quiz} current={current} locale={locale} /> : <FormErrors form={form} />}
      {quiz.isSaved && <Notice tone="good" isLive title={t('common.saved')} />}
      <ProtectedTerms value={draft.description.protectedTerms}>
        <Sections quiz={quiz} draft={draft} activity={activity} locale={locale} view={view} />
      </ProtectedTerms>
      <QuizSettingsForm quiz={quiz} draft={draft} activity={activity} />
      <div className="ed-actions qb-save">
        <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
          {t('common.save')}
        </Button>
        <LinkButton href={to(`/authoring/${draft.courseId}/${activity.id}/settings`)}>
          {t('authoring.settings.open')}
        </LinkButton>
      </div>
    </form>
  );
}

/** A quiz being set up: what it asks, and by which rules. */
export function QuizBuilder(props: QuizBuilderProps) {
  const query = useQuery(draftQuizQuery(props.draft.courseId, props.activity.id));
  return <Loaded query={query}>{(view) => <Builder key={props.locale} {...props} view={view as DraftQuiz} />}</Loaded>;
}
