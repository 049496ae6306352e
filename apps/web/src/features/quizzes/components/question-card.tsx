import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import { blankResponse } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, Card, Notice } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useAnswerFiles } from '../answer-files/answer-files.js';
import { viewOf } from '../question-types/registry.js';
import { isAnswered, responseText } from '../responses.js';
import { useContent } from '../use-content.js';
import { QuestionInput } from './question-input.js';

export interface QuestionCardProps {
  readonly question: PlayerQuestion;
  readonly count: number;
  readonly response: QuestionResponseBody | null;
  /** What I had here before another device's newer answer came. */
  readonly mine: QuestionResponseBody | null;
  readonly onChange: (response: QuestionResponseBody) => void;
  readonly onUseMine: () => void;
  readonly onKeepTheirs: () => void;
}

/**
 * The heading takes the focus when the question changes, so that a screen reader begins there; and at first when the focus
 * is nowhere, since the button that began the quiz or came back to the question went with its page.
 */
function useFocusOnChange(slot: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(slot);
  useEffect(() => {
    const isFirst = before.current === slot;
    if (isFirst && document.activeElement !== document.body) return;
    before.current = slot;
    heading.current?.focus({ preventScroll: isFirst });
  }, [slot]);
  return heading;
}

/** The button that takes an answer back goes with it: the focus goes to the first control of the question. */
function useFocusAfterClear(canClear: boolean) {
  const controls = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (canClear || !wasPressed.current) return;
    wasPressed.current = false;
    controls.current?.querySelector<HTMLElement>('input, select, button:enabled')?.focus();
  }, [canClear]);
  const follow = () => {
    wasPressed.current = true;
  };
  return { controls, follow };
}

function Overruled({ question, mine, onUseMine, onKeepTheirs }: QuestionCardProps) {
  const t = useT();
  const read = useContent();
  const files = useAnswerFiles();
  const words = {
    isTrue: t('quiz.question.true'),
    isFalse: t('quiz.question.false'),
    fileName: (mediaId: string) => files.of(mediaId)?.name ?? '',
  };
  return (
    <Notice
      tone="warning"
      isLive
      title={t('quiz.overruled.title')}
      actions={
        <>
          <Button onClick={onUseMine}>{t('quiz.overruled.mine')}</Button>
          <Button onClick={onKeepTheirs}>{t('quiz.overruled.theirs')}</Button>
        </>
      }
    >
      {t('quiz.overruled.text', { mine: responseText(question, mine, (text) => read(text).value, words) })}
    </Notice>
  );
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, count, response, mine, onChange } = props;
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const heading = useFocusOnChange(question.slot);
  const canClear = viewOf(question.type).hasClear && isAnswered(response);
  const { controls, follow } = useFocusAfterClear(canClear);
  return (
    <Card className="quiz-question">
      <div className="quiz-question-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('quiz.question.of', { number: question.slot, count })}
        </h2>
        <span className="quiz-points">
          {t('quiz.question.points', { points: formatPoints(locale, question.points) })}
        </span>
      </div>
      {read(question.prompt).isFallback && <Notice>{t('quiz.question.language')}</Notice>}
      {mine && <Overruled {...props} />}
      <div ref={controls}>
        <QuestionInput key={question.slot} question={question} response={response} onChange={onChange} />
      </div>
      {canClear && (
        <Button
          variant="bare"
          isSmall
          className="quiz-clear"
          onClick={() => {
            follow();
            onChange(blankResponse(question.type) as QuestionResponseBody);
          }}
        >
          {t('quiz.question.clear')}
        </Button>
      )}
    </Card>
  );
}
