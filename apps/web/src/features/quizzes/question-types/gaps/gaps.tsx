import { readGapText } from '@edukom/domain';
import { classNames, FieldGroup } from '@edukom/ui';
import type { ReactNode } from 'react';
import { lazy } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, PlayerQuestionOf, QuestionTypeView } from '../question-type.js';
import { storable } from '../storable.js';

type Gap = PlayerQuestionOf<'gaps'>['gaps'][number];

/** How much of the words before a gap is read out with it. */
const CONTEXT = 60;

interface GapInputProps {
  readonly gap: Gap;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function GapInput({ gap, label, value, onChange }: GapInputProps) {
  const t = useT();
  const read = useContent();
  if (gap.kind !== 'choice')
    return (
      <input
        className={classNames('ed-input', 'quiz-gap', gap.kind === 'numeric' && 'quiz-gap-number')}
        type="text"
        aria-label={label}
        value={value}
        maxLength={gap.maxLength ?? 200}
        inputMode={gap.kind === 'numeric' && !gap.isUnitRequired ? 'decimal' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => onChange(storable(target.value))}
      />
    );
  return (
    <select
      className="ed-input ed-select quiz-gap"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{t('quiz.gaps.choose')}</option>
      {gap.options.map((option) => {
        const { value: words, locale } = read(option.text);
        return (
          <option key={option.id} value={option.id} lang={locale}>
            {words}
          </option>
        );
      })}
    </select>
  );
}

/** The last words before a gap, so that whoever goes from gap to gap hears what it is about. */
const tail = (words: string): string => {
  const trimmed = words.replaceAll(/\s+/gu, ' ').trim();
  const signs = [...trimmed];
  return signs.length <= CONTEXT ? trimmed : `… ${signs.slice(-CONTEXT).join('').trim()}`;
};

type Place = { readonly id: string; readonly number: number; readonly before: string };

/** The text in its pieces, each gap with its number and the words before it. */
function placesIn(text: string): readonly (string | Place)[] {
  const pieces = readGapText(text);
  return pieces.map((piece, at) => {
    if (piece.kind === 'words') return piece.words;
    const previous = pieces[at - 1];
    const number = pieces.slice(0, at).filter((one) => one.kind === 'gap').length + 1;
    return { id: piece.id, number, before: previous?.kind === 'words' ? tail(previous.words) : '' };
  });
}

function GapsPlayer({ question, response, onChange }: PlayerProps<'gaps'>) {
  const t = useT();
  const text = useContent()(question.text);
  const gaps = new Map(question.gaps.map((gap) => [gap.id, gap]));
  const filled = response?.gaps ?? {};
  const inputFor = ({ id, number, before }: Place): ReactNode => {
    const gap = gaps.get(id);
    if (!gap) return null;
    const place = { number, count: question.gaps.length };
    // The key is the gap's: in another language it may stand elsewhere, and keeps what was typed.
    return (
      <GapInput
        key={id}
        gap={gap}
        label={before === '' ? t('quiz.gaps.gap', place) : t('quiz.gaps.gap-after', { ...place, words: before })}
        value={filled[id] ?? ''}
        onChange={(words) => onChange({ type: 'gaps', gaps: { ...filled, [id]: words } })}
      />
    );
  };
  return (
    <FieldGroup label={<Prompt question={question} />} hint={t('quiz.gaps.hint')}>
      <p className="quiz-gaps" lang={text.locale}>
        {placesIn(text.value).map((piece) => (typeof piece === 'string' ? piece : inputFor(piece)))}
      </p>
    </FieldGroup>
  );
}

export const gaps: QuestionTypeView<'gaps'> = {
  Player: GapsPlayer,
  Editor: lazy(() => import('./gaps-editor.js').then((module) => ({ default: module.GapsEditor }))),
  fresh: () => ({
    spec: { type: 'gaps', text: '{{g1}}', gaps: [{ id: 'g1', kind: 'short-text' }] },
    key: { type: 'gaps', gaps: { g1: { kind: 'short-text', accepted: [''], fold: true } } },
  }),
  toWords: ({ gaps: filled }, question, { read }) => {
    if (question.type !== 'gaps') return Object.values(filled).join('; ');
    const wordsOf = (id: string): string => {
      const text = filled[id] ?? '';
      const option = question.gaps.find((gap) => gap.id === id)?.options.find((one) => one.id === text);
      return option ? read(option.text) : text;
    };
    return readGapText(read(question.text))
      .map((piece) => (piece.kind === 'words' ? piece.words : `[${wordsOf(piece.id).trim()}]`))
      .join('');
  },
  hasClear: false,
};
