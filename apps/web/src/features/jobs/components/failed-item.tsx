import type { DeadLetterItem } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, type Description, DescriptionList, type Status, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { kindText, knownKind } from '../kind-text.js';

const STATUS = { again: 'active', dropped: 'off' } as const satisfies Record<string, Status>;

function useFacts({ diedAt, tries, subjectId, settled }: DeadLetterItem): Description[] {
  const t = useT();
  const facts: (Description | false)[] = [
    { key: 'failed-at', term: t('jobs.failed-at'), detail: formatDateTime(t.locale, diedAt) },
    { key: 'tried', term: t('jobs.tried'), detail: t('jobs.tries', { count: tries }) },
    subjectId !== null && { key: 'subject', term: t('jobs.subject'), detail: <code lang="">{subjectId}</code> },
    settled !== null && {
      key: 'decided',
      term: t('jobs.decided'),
      detail: t('jobs.decided.by', { name: settled.byName, at: formatDateTime(t.locale, settled.at) }),
    },
    settled !== null &&
      settled.reason !== '' && { key: 'reason', term: t('jobs.reason'), detail: <span lang="">{settled.reason}</span> },
  ];
  return facts.filter((fact) => fact !== false);
}

/** What the program said, which is English and of no use to others. */
function Technical({ letter }: { readonly letter: DeadLetterItem }) {
  const t = useT();
  return (
    <details className="jobs-technical">
      <summary>{t('jobs.technical')}</summary>
      <p>
        <code lang="en">{letter.kind}</code>
      </p>
      {letter.error === '' ? <p>{t('jobs.technical.none')}</p> : <pre lang="en">{letter.error}</pre>}
    </details>
  );
}

export interface FailedItemProps {
  readonly letter: DeadLetterItem;
  readonly isBusy: boolean;
  readonly onRunAgain: () => void;
  readonly onGiveUp: () => void;
}

/** One piece of work that failed, and what can be decided about it or was. */
export function FailedItem({ letter, isBusy, onRunAgain, onGiveUp }: FailedItemProps) {
  const t = useT();
  const facts = useFacts(letter);
  const isKnown = knownKind(letter.kind) !== undefined;
  const work = kindText(t, letter.kind);
  const which = <span className="ed-hidden">{`: ${work}, ${formatDateTime(t.locale, letter.diedAt)}`}</span>;
  return (
    <li className="jobs-item">
      <div className="ed-page-title">
        <h2>{work}</h2>
        {letter.settled && (
          <StatusPill status={STATUS[letter.settled.how]}>{t(`jobs.how.${letter.settled.how}`)}</StatusPill>
        )}
      </div>
      <DescriptionList items={facts} />
      <Technical letter={letter} />
      {letter.settled === null && (
        <>
          {!isKnown && <p className="ed-hint">{t('jobs.kind-unknown.text')}</p>}
          <div className="ed-actions">
            {isKnown && (
              <Button icon="sync" isBusy={isBusy} busyText={t('common.saving')} onClick={onRunAgain}>
                {t('jobs.again')}
                {which}
              </Button>
            )}
            <Button icon="close" disabled={isBusy} onClick={onGiveUp}>
              {t('jobs.drop')}
              {which}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
