import { type DeadLetterItem, listDeadLetters, runDeadLetterAgain } from '@edukom/contracts';
import { EmptyState, Notice } from '@edukom/ui';
import { useEffect, useRef, useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { kindText } from '../kind-text.js';
import { useReadAgain, type WorkGroup } from '../queries.js';
import { FailedItem } from './failed-item.js';
import { GiveUpDialog } from './give-up-dialog.js';
import '../jobs.css';

interface Done {
  readonly what: 'again' | 'drop';
  readonly letter: DeadLetterItem;
}

/** How the last decision went. It takes the focus: the button that was pressed has left with its entry. */
function Outcome({ done, error }: { readonly done: Done | null; readonly error: unknown }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [done, error]);
  if (done === null && error === null) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <ProblemNotice error={error} />
      {done && (
        <Notice tone="good" isLive title={t(`jobs.${done.what}.done`, { work: kindText(t, done.letter.kind) })} />
      )}
    </div>
  );
}

function Empty({ group, openCount }: { readonly group: WorkGroup; readonly openCount: number }) {
  const t = useT();
  if (group === 'settled')
    return (
      <EmptyState icon="history" title={t('jobs.empty-settled.title')}>
        {t('jobs.empty-settled.text')}
      </EmptyState>
    );
  if (openCount > 0) return <EmptyState title={t('jobs.empty-page.title')}>{t('jobs.empty-page.text')}</EmptyState>;
  return (
    <EmptyState icon="check" title={t('jobs.empty.title')}>
      {t('jobs.empty.text')}
    </EmptyState>
  );
}

export interface FailedWorkProps {
  readonly letters: readonly DeadLetterItem[];
  readonly openCount: number;
  readonly group: WorkGroup;
}

/** A page of work that failed, the newest first, with what is decided about each here. */
export function FailedWork({ letters, openCount, group }: FailedWorkProps) {
  const t = useT();
  const readAgain = useReadAgain();
  const [done, setDone] = useState<Done | null>(null);
  const [givenUp, setGivenUp] = useState<DeadLetterItem | null>(null);
  const again = useCall(runDeadLetterAgain, { invalidates: [keyOf(listDeadLetters)] });
  const runAgain = (letter: DeadLetterItem) => {
    setDone(null);
    again.mutate(
      { params: { deadLetterId: letter.deadLetterId } },
      { ...readAgain, onSuccess: () => setDone({ what: 'again', letter }) },
    );
  };
  const giveUp = (letter: DeadLetterItem) => {
    again.reset();
    setDone(null);
    setGivenUp(letter);
  };
  return (
    <>
      <Outcome done={done} error={again.error} />
      {openCount > 0 && (
        <Notice tone="warning" title={t('jobs.waiting', { count: openCount })}>
          {t('jobs.waiting-text')}
        </Notice>
      )}
      {letters.length === 0 ? (
        <Empty group={group} openCount={openCount} />
      ) : (
        <ul className="jobs-list" aria-label={t('jobs.list')}>
          {letters.map((letter) => (
            <FailedItem
              key={letter.deadLetterId}
              letter={letter}
              isBusy={again.isPending && again.variables.params.deadLetterId === letter.deadLetterId}
              onRunAgain={() => runAgain(letter)}
              onGiveUp={() => giveUp(letter)}
            />
          ))}
        </ul>
      )}
      <GiveUpDialog
        letter={givenUp}
        onClose={() => setGivenUp(null)}
        onDone={(letter) => {
          setGivenUp(null);
          setDone({ what: 'drop', letter });
        }}
      />
    </>
  );
}
