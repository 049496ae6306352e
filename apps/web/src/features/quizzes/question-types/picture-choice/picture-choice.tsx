import type { AreaShape } from '@edukom/contracts';
import { classNames, FieldGroup, Notice } from '@edukom/ui';
import { lazy, useId, useState } from 'react';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { optionWords } from '../option-words.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, PlayerQuestionOf, QuestionTypeView } from '../question-type.js';
import { useRuleWords } from '../rule-words.js';

type Question = PlayerQuestionOf<'picture-choice'>;

/** Where the number of an area stands. */
function middleOf(shape: AreaShape): readonly [number, number] {
  switch (shape.kind) {
    case 'rectangle':
      return [shape.x + shape.width / 2, shape.y + shape.height / 2];
    case 'circle':
      return [shape.x, shape.y];
    case 'polygon': {
      const mean = (at: 0 | 1) => shape.points.reduce((sum, point) => sum + point[at], 0) / shape.points.length;
      return [mean(0), mean(1)];
    }
  }
}

function Outline({ shape }: { shape: AreaShape }) {
  switch (shape.kind) {
    case 'rectangle':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
    case 'circle':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} />;
    case 'polygon':
      return <polygon points={shape.points.map((point) => point.join(',')).join(' ')} />;
  }
}

interface PictureProps {
  readonly question: Question;
  readonly selected: readonly string[];
  readonly onPick: (id: string) => void;
}

/**
 * The picture with its areas, numbered as the list beside it. The areas are for a finger or a mouse; keyboard and screen
 * reader have the list, which says the same, so they are kept out of both.
 */
function Picture({ question, selected, onPick }: PictureProps) {
  const t = useT();
  const alt = useContent()(question.picture.alt);
  const [isMissing, setMissing] = useState(false);
  const { url, width, height } = question.picture;
  const numbers = new Map(question.options.map(({ id }, at) => [id, at + 1]));
  if (isMissing) return <Notice tone="warning">{t('quiz.picture.missing')}</Notice>;
  return (
    <figure className="quiz-picture">
      <img src={url} width={width} height={height} alt={alt.value} lang={alt.locale} onError={() => setMissing(true)} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {question.areas.map(({ id, shape }) => {
          const [x, y] = middleOf(shape);
          return (
            <g
              key={id}
              className={classNames('quiz-area', selected.includes(id) && 'quiz-area-chosen')}
              onClick={() => onPick(id)}
            >
              <Outline shape={shape} />
              <text x={x} y={y} fontSize={width / 24}>
                {numbers.get(id)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function PictureChoicePlayer({ question, response, onChange }: PlayerProps<'picture-choice'>) {
  const t = useT();
  const rule = useRuleWords(question.rule);
  const base = useId();
  const selected = response?.selected ?? [];
  const isOne = question.choices === 'one';
  const toggle = (id: string) => {
    const others = isOne ? [] : selected.filter((one) => one !== id);
    onChange({ type: 'picture-choice', selected: selected.includes(id) ? others : [...others, id] });
  };
  return (
    <FieldGroup
      label={<Prompt question={question} />}
      hint={isOne ? t('quiz.picture.one') : `${t('quiz.picture.several')} ${rule}`}
    >
      <Picture question={question} selected={selected} onPick={toggle} />
      {question.options.map(({ id, text }, at) => (
        <div key={id} className="ed-choice">
          <input
            type={isOne ? 'radio' : 'checkbox'}
            id={`${base}-${id}`}
            name={`question-${question.slot}`}
            checked={selected.includes(id)}
            onChange={() => toggle(id)}
          />
          <label htmlFor={`${base}-${id}`}>
            {`${at + 1}. `}
            <Words text={text} />
          </label>
        </div>
      ))}
    </FieldGroup>
  );
}

export const pictureChoice: QuestionTypeView<'picture-choice'> = {
  Player: PictureChoicePlayer,
  Editor: lazy(() => import('./picture-choice-editor.js').then((module) => ({ default: module.PictureChoiceEditor }))),
  fresh: () => ({
    spec: {
      type: 'picture-choice',
      picture: { sha256: '', width: 1, height: 1, alt: null },
      areas: ['a', 'b'].map((id) => ({
        id,
        text: null,
        shape: { kind: 'rectangle', x: 0, y: 0, width: 1, height: 1 },
      })),
      choices: 'one',
      rule: 'all-or-nothing',
    },
    key: { type: 'picture-choice', correct: [] },
  }),
  toWords: ({ selected }, question, words) => optionWords(question, selected, words),
  hasClear: true,
};
