import type { CourseDraftView, DraftQuiz } from '@edukom/contracts';
import { type LocalizedText, QUESTION_TYPES, type QuestionType } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, Link, SelectField, TextField } from '@edukom/ui';
import { useState } from 'react';
import { MOST_POINTS } from '@edukom/contracts';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useReading } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { movedTo, RowTool } from './part-rows.js';
import { useRowFocus } from './row-focus.js';
import type { SectionBody } from './use-quiz-form.js';

export type FixedBody = Extract<SectionBody, { kind: 'fixed' }>;
type Languages = Extract<DraftQuiz['sections'][number], { kind: 'fixed' }>['questions'][number]['languages'];

/** What is known of a question in the list: from the quiz, or from the bank it was only just taken from. */
export interface KnownQuestion {
  readonly prompt: LocalizedText;
  readonly type: QuestionType;
  readonly languages: Languages;
}

/** The languages in which something is missing or out of date. */
function Behind({ languages }: { languages: Languages }) {
  const t = useT();
  const behind = languages.filter(({ missing, stale }) => missing + stale > 0);
  if (behind.length === 0) return null;
  const names = behind.map(({ locale }) => CONTENT_LOCALE_NAMES[locale]).join(', ');
  return <span className="qb-behind">{t('builder.quiz.behind', { languages: names })}</span>;
}

interface RowProps {
  readonly draft: CourseDraftView;
  readonly activityId: string;
  readonly at: number;
  readonly count: number;
  readonly question: FixedBody['questions'][number];
  readonly known: KnownQuestion | undefined;
  readonly error: string | undefined;
  readonly onPoints: (points: number) => void;
  /** `name`: what the question is called here. */
  readonly onMove: (to: number, name: string) => void;
  readonly onRemove: (name: string) => void;
}

function Tools({
  at,
  count,
  name,
  onMove,
  onRemove,
}: Pick<RowProps, 'at' | 'count' | 'onMove' | 'onRemove'> & { name: string }) {
  const t = useT();
  return (
    <div className="qb-row-tools">
      <RowTool tool="up" label={t('builder.quiz.up', { name })} isOff={at === 0} onPress={() => onMove(at - 1, name)} />
      <RowTool
        tool="down"
        label={t('builder.quiz.down', { name })}
        isOff={at === count - 1}
        onPress={() => onMove(at + 1, name)}
      />
      <RowTool tool="remove" label={t('builder.quiz.remove', { name })} isOff={false} onPress={() => onRemove(name)} />
    </div>
  );
}

function Row({ draft, activityId, at, count, question, known, error, onPoints, onMove, onRemove }: RowProps) {
  const t = useT();
  const to = useAppPath();
  const { reading } = useReading();
  const locale = useLocale();
  const [points, setPoints] = useState(formatPoints(locale, question.points));
  const prompt = known && reading(known.prompt);
  const name = prompt ? prompt.value.slice(0, 120) : question.questionId;
  return (
    <li className="qb-question">
      <div className="qb-question-words">
        <Link href={to(`/authoring/${draft.courseId}/${activityId}/questions/${question.questionId}`)}>
          <span lang={prompt?.isFallback ? prompt.locale : undefined}>{name}</span>
        </Link>
        <span className="ed-hint">
          {known && t(`builder.type.${known.type}`)} {known && <Behind languages={known.languages} />}
        </span>
        {error && <p className="ed-field-error">{error}</p>}
      </div>
      <TextField
        label={t('builder.quiz.points', { number: at + 1 })}
        inputMode="decimal"
        width="short"
        value={points}
        onChange={({ target }) => {
          setPoints(target.value);
          onPoints(parsePoints(target.value, MOST_POINTS) ?? 0);
        }}
      />
      <Tools at={at} count={count} name={name} onMove={onMove} onRemove={onRemove} />
    </li>
  );
}

export interface FixedQuestionsProps {
  readonly draft: CourseDraftView;
  readonly activityId: string;
  readonly section: FixedBody;
  readonly name: string;
  readonly known: ReadonlyMap<string, KnownQuestion>;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (section: FixedBody) => void;
  readonly onBank: () => void;
  readonly onWrite: (type: QuestionType) => void;
}

/** The questions a section always asks, in their order. */
export function FixedQuestions(props: FixedQuestionsProps) {
  const { draft, activityId, section, name, known, errorOf, onChange, onBank, onWrite } = props;
  const t = useT();
  const [type, setType] = useState<QuestionType>('single');
  const { questions } = section;
  const announce = useAnnounce();
  const { box, follow } = useRowFocus<HTMLOListElement>();
  const set = (next: FixedBody['questions']) => onChange({ ...section, questions: next });
  const move = (from: number, to: number, called: string) => {
    follow({ did: 'move', at: to, tool: to < from ? 'up' : 'down' });
    set(movedTo(questions, from, to));
    announce(t('builder.part.moved', { name: called, place: to + 1, count: questions.length }));
  };
  const remove = (at: number, called: string) => {
    follow({ did: 'remove', at });
    set(questions.toSpliced(at, 1));
    announce(t('builder.part.removed', { name: called }));
  };
  return (
    <>
      {questions.length === 0 && <p className="ed-hint">{t('builder.quiz.empty')}</p>}
      <ol ref={box} className="qb-questions">
        {questions.map((question, at) => (
          <Row
            key={question.questionId}
            draft={draft}
            activityId={activityId}
            at={at}
            count={questions.length}
            question={question}
            known={known.get(question.questionId)}
            error={errorOf(`${name}/questions/${at}`) ?? errorOf(`${name}/questions/${at}/points`)}
            onPoints={(points) => set(questions.with(at, { ...question, points }))}
            onMove={(to, called) => move(at, to, called)}
            onRemove={(called) => remove(at, called)}
          />
        ))}
      </ol>
      <div className="qb-inline qb-add">
        <SelectField
          id={`new-type-${section.id}`}
          label={t('builder.quiz.new-type')}
          width="medium"
          value={type}
          options={QUESTION_TYPES.map((value) => ({ value, label: t(`builder.type.${value}`) }))}
          onChange={({ target }) => setType(QUESTION_TYPES.find((one) => one === target.value) ?? 'single')}
        />
        <Button icon="plus" onClick={() => onWrite(type)}>
          {t('builder.quiz.write')}
        </Button>
        <Button icon="search" onClick={onBank}>
          {t('builder.quiz.from-bank')}
        </Button>
      </div>
    </>
  );
}
