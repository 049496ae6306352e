import { Button, FieldGroup, Icon } from '@edukom/ui';
import { lazy, useEffect, useRef } from 'react';
import { useAnnounce } from '../../../../shared/announce/announcer.js';
import { useT } from '../../../../shared/text/use-t.js';
import { useContent } from '../../use-content.js';
import { Prompt, Words } from '../prompt.js';
import type { PlayerProps, PlayerQuestionOf, QuestionTypeView, ResponseOf } from '../question-type.js';
import { useRuleWords } from '../rule-words.js';

type Item = PlayerQuestionOf<'ordering'>['options'][number];
type Step = -1 | 1;

/** The items as they stand now: in the order of the answer, what it does not name at the end. */
function arranged(question: PlayerQuestionOf<'ordering'>, response: ResponseOf<'ordering'> | null): readonly Item[] {
  const given = new Map((response?.order ?? []).map((id, at) => [id, at]));
  const place = ({ id }: Item) => given.get(id) ?? given.size;
  return question.options.toSorted((a, b) => place(a) - place(b));
}

/** After a move the pressed button has gone elsewhere with its item: the focus follows it, to the other one at the end. */
function useFollowingFocus() {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ readonly id: string; readonly step: Step } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { id, step } = wanted.current;
    wanted.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const own = buttons.filter((button) => button.dataset['item'] === id);
    const same = own.find((button) => button.dataset['step'] === String(step));
    (same?.disabled ? own.find((button) => !button.disabled) : same)?.focus();
  });
  const follow = (id: string, step: Step) => {
    wanted.current = { id, step };
  };
  return { list, follow };
}

interface RowProps {
  readonly item: Item;
  readonly place: number;
  readonly count: number;
  readonly onMove: (step: Step) => void;
}

function Row({ item, place, count, onMove }: RowProps) {
  const t = useT();
  const { value } = useContent()(item.text);
  return (
    <li className="quiz-order-item">
      <span className="quiz-order-words">
        <Words text={item.text} />
      </span>
      <span className="quiz-order-moves">
        <Button
          isSmall
          disabled={place === 1}
          data-item={item.id}
          data-step="-1"
          aria-label={t('quiz.ordering.move-up', { item: value })}
          onClick={() => onMove(-1)}
        >
          <Icon name="sort-up" />
          {t('quiz.ordering.up')}
        </Button>
        <Button
          isSmall
          disabled={place === count}
          data-item={item.id}
          data-step="1"
          aria-label={t('quiz.ordering.move-down', { item: value })}
          onClick={() => onMove(1)}
        >
          <Icon name="sort-down" />
          {t('quiz.ordering.down')}
        </Button>
      </span>
    </li>
  );
}

function OrderingPlayer({ question, response, onChange }: PlayerProps<'ordering'>) {
  const t = useT();
  const read = useContent();
  const announce = useAnnounce();
  const { list, follow } = useFollowingFocus();
  const rule = useRuleWords(question.rule === 'all-or-nothing' ? 'whole-order' : question.rule);
  const items = arranged(question, response);
  const isGiven = (response?.order.length ?? 0) > 0;
  // The button that keeps the order is gone once it is kept: the focus goes to the first step.
  const keep = () => {
    if (items[0]) follow(items[0].id, 1);
    onChange({ type: 'ordering', order: items.map((item) => item.id) });
  };
  const move = (at: number, step: Step) => {
    const item = items[at];
    if (!item) return;
    const others = items.filter((one) => one !== item);
    const order = [...others.slice(0, at + step), item, ...others.slice(at + step)].map((one) => one.id);
    follow(item.id, step);
    onChange({ type: 'ordering', order });
    announce(t('quiz.ordering.moved', { item: read(item.text).value, place: at + step + 1, count: items.length }));
  };
  return (
    <FieldGroup label={<Prompt question={question} />} hint={`${t('quiz.ordering.hint')} ${rule}`}>
      <ol ref={list} className="quiz-order">
        {items.map((item, at) => (
          <Row key={item.id} item={item} place={at + 1} count={items.length} onMove={(step) => move(at, step)} />
        ))}
      </ol>
      {!isGiven && (
        <div className="quiz-order-keep">
          <p className="ed-hint">{t('quiz.ordering.not-yet')}</p>
          <Button onClick={keep}>{t('quiz.ordering.keep')}</Button>
        </div>
      )}
    </FieldGroup>
  );
}

export const ordering: QuestionTypeView<'ordering'> = {
  Player: OrderingPlayer,
  Editor: lazy(() => import('./ordering-editor.js').then((module) => ({ default: module.OrderingEditor }))),
  fresh: () => ({
    spec: {
      type: 'ordering',
      items: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
      rule: 'adjacent-pairs',
    },
    key: { type: 'ordering', order: ['a', 'b'] },
  }),
  toWords: ({ order }, question, { read }) => {
    const texts = new Map(question.options.map(({ id, text }) => [id, read(text)]));
    return order.map((id, at) => `${at + 1}. ${texts.get(id) ?? id}`).join('; ');
  },
  hasClear: true,
};
