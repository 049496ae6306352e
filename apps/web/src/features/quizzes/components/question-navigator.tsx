import type { PlayerQuestion } from '@edukom/contracts';
import { classNames } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

export interface QuestionNavigatorProps {
  readonly questions: readonly PlayerQuestion[];
  readonly current: number;
  readonly isAnswered: (slot: number) => boolean;
  readonly onGo: (slot: number) => void;
}

/** One number per question: where I am, and what is answered (a filled number, and said in words). */
export function QuestionNavigator({ questions, current, isAnswered, onGo }: QuestionNavigatorProps) {
  const t = useT();
  return (
    <nav aria-label={t('quiz.nav.label')}>
      <ol className="quiz-numbers">
        {questions.map(({ slot }) => {
          const hasAnswer = isAnswered(slot);
          return (
            <li key={slot}>
              <button
                type="button"
                className={classNames('quiz-number', hasAnswer && 'quiz-number-done')}
                aria-current={slot === current ? 'step' : undefined}
                aria-label={t(hasAnswer ? 'quiz.nav.answered' : 'quiz.nav.unanswered', { number: slot })}
                onClick={() => onGo(slot)}
              >
                {slot}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
