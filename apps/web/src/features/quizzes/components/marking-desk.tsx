import {
  type getGradingQueue,
  type GradingItem,
  type GradingQuestion,
  type OutputOf,
  type StoredMark,
} from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import { Button, Card, Notice } from '@edukom/ui';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { keyOfAnswer, type MarkDraft, type MarkOutbox, type OutboxMark } from '../grading/mark-outbox.js';
import { isWaiting, neighbour, nextItem, withStored } from '../grading/queue-order.js';
import { useArrows } from '../grading/use-marking-keys.js';
import '../quiz.css';
import { GivenAnswer, Guide, StandingMarks } from './answer-parts.js';
import { KeysDialog } from './keys-dialog.js';
import { MarkConflict } from './mark-conflict.js';
import { type FormState, MarkForm } from './mark-form.js';
import { OutboxStatus } from './outbox-status.js';

export type Queue = OutputOf<typeof getGradingQueue>;

const OF_TWO: ReadonlySet<GradingItem['state']> = new Set(['agreed', 'differ', 'decided']);

/** How far an answer is that two people mark; nothing to say of one that one person marks. */
function StateOfTwo({ state, seat }: GradingItem) {
  const t = useT();
  const isFirst = state === 'waits-second' && seat === 'first';
  if (state === 'unmarked' || state === 'marked' || !(OF_TWO.has(state) || isFirst)) return null;
  return <p>{t(`grading.queue.state.${state}`)}</p>;
}

const ON_ITS_WAY = { sending: 'grading.item.saving', waiting: 'grading.item.waiting' } as const;

/** What is to be known before marking this answer: blind, waiting for others, decided, on its way. */
function Standing({ item, entry }: { item: GradingItem; entry: OutboxMark | undefined }) {
  const t = useT();
  return (
    <>
      {item.seat === 'second' ? (
        <p className="ed-hint">{t('grading.queue.second')}</p>
      ) : (
        <StandingMarks marks={item.marks} />
      )}
      <StateOfTwo {...item} />
      {(entry?.state === 'sending' || entry?.state === 'waiting') && (
        <p className="quiz-points">{t(ON_ITS_WAY[entry.state])}</p>
      )}
    </>
  );
}

export interface MarkingDeskProps {
  readonly runId: string;
  readonly queue: Queue;
  readonly outbox: MarkOutbox;
  /** What was stored in this sitting. */
  readonly stored: ReadonlyMap<string, StoredMark>;
  readonly onStored: (key: string, stored: StoredMark) => void;
  /** Reads the queue again: the next ones, when these are done. */
  readonly onMore: () => void;
}

/** Where the hand is, what stands and what is on its way. */
function useDesk({ queue, outbox, stored, onStored }: MarkingDeskProps) {
  const t = useT();
  const locale = useLocale();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<string | null>(null);
  const begun = useRef(new Map<string, FormState>());
  const items = withStored(queue.items, stored);
  const item = items.find((one) => keyOfAnswer(one) === chosen) ?? items[0];
  const key = item ? keyOfAnswer(item) : '';
  const step = (by: 1 | -1) => {
    const to = neighbour(items, key, by);
    if (to !== null) setChosen(to);
  };
  const save = (draft: MarkDraft) => {
    begun.current.delete(key);
    outbox.put(draft);
    announce(t('grading.mark.saved', { points: formatPoints(locale, draft.points) }));
    setChosen(nextItem(items, key, outbox.entries) ?? key);
  };
  /** A colleague's mark is what I look at from now on. */
  const settle = ({ draft, theirs }: OutboxMark, isMine: boolean) => {
    outbox.drop(key);
    if (theirs && item) onStored(key, { ...theirs, state: 'marked', seat: item.seat, marks: [theirs] });
    if (isMine) outbox.put({ ...draft, version: theirs?.version ?? draft.version });
  };
  const formOf = (at: string) => begun.current.get(at);
  const begin = (state: FormState) => begun.current.set(key, state);
  return { items, item, key, outbox, formOf, begin, step, save, settle, choose: setChosen };
}

type Desk = ReturnType<typeof useDesk>;

interface AnswerProps {
  readonly desk: Desk;
  readonly item: GradingItem;
  readonly question: GradingQuestion;
  readonly runId: string;
}

/** The form, or first what became of a mark that was turned away; nothing where there is nothing to give. */
function Giving({ desk, item, question, runId, onHelp }: AnswerProps & { onHelp: () => void }) {
  const { key, outbox } = desk;
  const entry = outbox.entries.get(key);
  if (entry?.state === 'conflict' || entry?.state === 'refused')
    return (
      <MarkConflict entry={entry} onDrop={() => desk.settle(entry, false)} onReplace={() => desk.settle(entry, true)} />
    );
  if (item.seat !== 'first' && item.seat !== 'second') return null;
  return (
    <MarkForm
      key={`${key} ${item.mark?.version ?? 0}`}
      runId={runId}
      item={item}
      question={question}
      begun={desk.formOf(key)}
      onBegin={desk.begin}
      onSave={desk.save}
      onStep={desk.step}
      onHelp={onHelp}
    />
  );
}

function Answer(props: AnswerProps) {
  const { desk, item } = props;
  const t = useT();
  const [isHelp, setHelp] = useState(false);
  const { items, key, outbox } = desk;
  const number = items.indexOf(item) + 1;
  const left = items.filter((one) => isWaiting(one, outbox.entries)).length;
  return (
    <Card>
      <div className="grading-tools">
        <h2>{t('grading.queue.answer', { who: item.name ?? item.code })}</h2>
        <span className="quiz-points">
          {t('grading.queue.of', { number, count: items.length })} · {t('grading.queue.left', { count: left })}
        </span>
      </div>
      {left === 0 && <Notice tone="good">{t('grading.queue.all-done')}</Notice>}
      <GivenAnswer item={item} />
      <Standing item={item} entry={outbox.entries.get(key)} />
      <Giving {...props} onHelp={() => setHelp(true)} />
      <div className="quiz-steps">
        <Button onClick={() => desk.step(-1)} disabled={number === 1}>
          {t('grading.queue.previous')}
        </Button>
        <Button onClick={() => desk.step(1)} disabled={number === items.length}>
          {t('grading.queue.next')}
        </Button>
        <Button variant="bare" onClick={() => setHelp(true)}>
          {t('grading.keys.open')}
        </Button>
      </div>
      <p className="ed-hint">{t('grading.queue.keys')}</p>
      {isHelp && <KeysDialog onClose={() => setHelp(false)} />}
    </Card>
  );
}

/**
 * One answer at a time with its form. The list is loaded once: going on asks the server for nothing, marks leave by an outbox
 * that says what is stored and what is not.
 */
export function MarkingDesk(props: MarkingDeskProps) {
  const { runId, queue, onMore } = props;
  const t = useT();
  const desk = useDesk(props);
  useArrows(desk.step);
  const { item, outbox } = desk;
  const question = queue.questions.find((one) => one.questionVersionId === item?.questionVersionId);
  if (!item || !question) return null;
  const isDone = desk.items.every((one) => !isWaiting(one, outbox.entries)) && outbox.entries.size === 0;
  return (
    <div className="ed-stack">
      {queue.isAnonymous && <p className="ed-hint">{t('grading.queue.anonymous')}</p>}
      <OutboxStatus outbox={outbox} onLook={desk.choose} />
      {queue.hasMore && isDone && <Button onClick={onMore}>{t('grading.queue.more')}</Button>}
      <div className="grading-pair">
        <Answer desk={desk} item={item} question={question} runId={runId} />
        <Guide question={question} />
      </div>
    </div>
  );
}
