import { MAX_ANSWER_LENGTH, type PlayerQuestion, type QuestionResponseBody } from '@edukom/contracts';
import { CheckboxField, FieldGroup, RadioGroup, TextArea, TextField } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { storable } from '../responses.js';
import { useContent } from '../use-content.js';

export interface QuestionInputProps {
  readonly question: PlayerQuestion;
  readonly response: QuestionResponseBody | null;
  readonly onChange: (response: QuestionResponseBody) => void;
}
type Of<T extends QuestionResponseBody['type']> = Extract<QuestionResponseBody, { type: T }>;

/** What the question asks, as the label of its controls. */
function Prompt({ question }: { question: PlayerQuestion }) {
  const { value, locale } = useContent()(question.prompt);
  return (
    <span className="quiz-prompt" lang={locale}>
      {value}
    </span>
  );
}

function SingleInput({ question, response, onChange }: QuestionInputProps) {
  const t = useT();
  const read = useContent();
  const selected = (response as Of<'single'> | null)?.selected ?? null;
  return (
    <RadioGroup
      name={`question-${question.slot}`}
      label={<Prompt question={question} />}
      hint={t('quiz.question.single')}
      value={selected}
      onChange={(id) => onChange({ type: 'single', selected: id })}
      options={question.options.map(({ id, text }) => {
        const { value, locale } = read(text);
        return { value: id, label: <span lang={locale}>{value}</span> };
      })}
    />
  );
}

function TrueFalseInput({ question, response, onChange }: QuestionInputProps) {
  const t = useT();
  const value = (response as Of<'true-false'> | null)?.value ?? null;
  return (
    <RadioGroup
      name={`question-${question.slot}`}
      label={<Prompt question={question} />}
      value={value === null ? null : String(value)}
      onChange={(text) => onChange({ type: 'true-false', value: text === 'true' })}
      options={[
        { value: 'true', label: t('quiz.question.true') },
        { value: 'false', label: t('quiz.question.false') },
      ]}
    />
  );
}

function MultipleInput({ question, response, onChange }: QuestionInputProps) {
  const t = useT();
  const read = useContent();
  const selected = (response as Of<'multiple'> | null)?.selected ?? [];
  const rule = question.rule === 'all-or-nothing' ? 'all-or-nothing' : 'right-minus-wrong';
  return (
    <FieldGroup
      label={<Prompt question={question} />}
      hint={`${t('quiz.question.multiple')} ${t(`quiz.question.${rule}`)}`}
    >
      {question.options.map(({ id, text }) => {
        const { value, locale } = read(text);
        return (
          <CheckboxField
            key={id}
            label={<span lang={locale}>{value}</span>}
            checked={selected.includes(id)}
            onChange={({ target }) =>
              onChange({
                type: 'multiple',
                selected: target.checked ? [...selected, id] : selected.filter((one) => one !== id),
              })
            }
          />
        );
      })}
    </FieldGroup>
  );
}

type Typed = 'numeric' | 'short-text' | 'open';

function useTypedHint(question: PlayerQuestion): ReactNode {
  const t = useT();
  const read = useContent();
  if (question.type === 'open') return t('quiz.question.open');
  if (question.type === 'short-text') return t('quiz.question.short');
  return question.unit ? t('quiz.question.unit', { unit: read(question.unit).value }) : t('quiz.question.numeric');
}

function TypedInput({ question, response, onChange }: QuestionInputProps) {
  const hint = useTypedHint(question);
  const type = question.type as Typed;
  const shared = {
    label: <Prompt question={question} />,
    hint,
    value: (response as Of<Typed> | null)?.text ?? '',
    maxLength: question.maxLength ?? (type === 'open' ? MAX_ANSWER_LENGTH : 500),
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => onChange({ type, text: storable(target.value) }),
  };
  if (type === 'open') return <TextArea {...shared} rows={10} />;
  return (
    <TextField
      {...shared}
      width={type === 'numeric' ? 'short' : 'full'}
      inputMode={type === 'numeric' ? 'decimal' : 'text'}
      spellCheck={false}
    />
  );
}

/** The controls of a question by its type; every one works by keyboard alone. */
export function QuestionInput(props: QuestionInputProps) {
  switch (props.question.type) {
    case 'single':
      return <SingleInput {...props} />;
    case 'multiple':
      return <MultipleInput {...props} />;
    case 'true-false':
      return <TrueFalseInput {...props} />;
    default:
      return <TypedInput {...props} />;
  }
}
