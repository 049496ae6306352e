import { type BankQuestion, listCourseQuestions, listSharedQuestions } from '@edukom/contracts';
import { isAllowed } from '@edukom/domain';
import { Button, Dialog, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useMe } from '../../../shared/session/me.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export interface BankDialogProps {
  readonly courseId: string;
  /** Questions that the quiz asks already. */
  readonly taken: ReadonlySet<string>;
  readonly onChoose: (question: BankQuestion) => void;
  readonly onClose: () => void;
}

function Found({
  questions,
  taken,
  onChoose,
}: Pick<BankDialogProps, 'taken' | 'onChoose'> & { questions: readonly BankQuestion[] }) {
  const t = useT();
  const read = useReadText();
  if (questions.length === 0) return <p className="ed-hint">{t('builder.bank.nothing')}</p>;
  return (
    <ul className="qb-bank">
      {questions.map((question) => {
        const isTaken = taken.has(question.questionId);
        return (
          <li key={question.questionId}>
            <div>
              <Localized text={question.prompt} />
              <p className="ed-hint">
                {[t(`builder.type.${question.type}`), question.competence, ...question.tags]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {/* Not disabled: the one that was pressed keeps the focus, and says what it is now. */}
            <Button
              isSmall
              aria-disabled={isTaken || undefined}
              aria-label={t(isTaken ? 'builder.bank.taken-named' : 'builder.bank.add-named', {
                question: read(question.prompt).slice(0, 80),
              })}
              onClick={() => {
                if (!isTaken) onChoose(question);
              }}
            >
              {t(isTaken ? 'builder.bank.taken' : 'builder.bank.add')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Questions of the course, and for whoever may see it of the bank that belongs to no course. */
export function BankDialog({ courseId, taken, onChoose, onClose }: BankDialogProps) {
  const t = useT();
  const { grants } = useMe();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const query = q === '' ? { limit: 50 } : { q, limit: 50 };
  const own = useQuery(queryOf(listCourseQuestions, { params: { courseId }, query }));
  const mayShare = isAllowed(grants, 'course.begin');
  const shared = useQuery({ ...queryOf(listSharedQuestions, { query }), enabled: mayShare });
  return (
    <Dialog isOpen isWide title={t('builder.bank.title')} closeText={t('common.close')} onClose={onClose}>
      <TextField
        id="bank-search"
        label={t('builder.bank.search')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <Loaded query={own}>
        {({ items }) => (
          <Found questions={[...items, ...(shared.data?.items ?? [])]} taken={taken} onChoose={onChoose} />
        )}
      </Loaded>
    </Dialog>
  );
}
