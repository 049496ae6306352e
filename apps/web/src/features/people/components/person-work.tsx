import type { PersonDetail } from '@edukom/contracts';
import { Button, Card, StatusPill } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { daysText } from '../days-text.js';
import { type Affiliation, BeginForm, EndForm, placeName, TransferForm } from '../work/work-forms.js';

type Doing = { readonly what: 'begin' } | { readonly what: 'end' | 'transfer'; readonly one: Affiliation };

/** What can still be done with a place: nothing with one that is over, or that another account has. */
const isEditable = ({ isCurrent, lastDay, isOfMerged }: Affiliation): boolean =>
  !isOfMerged && (isCurrent || lastDay === null);

function WorkLine({ one, onDo }: { one: Affiliation; onDo: ((doing: Doing) => void) | null }) {
  const t = useT();
  const notes = [
    daysText(t, one),
    one.isPrimary ? t('merging.work.is-primary') : '',
    one.isOfMerged ? t('merging.work.of-merged') : '',
  ];
  const place = placeName(one);
  return (
    <li className="people-line">
      <div>
        <strong lang={one.institution.lang}>{one.institution.value}</strong>
        <span className="ed-second">{[one.department, one.position].filter(Boolean).join(' · ')}</span>
        <span className="ed-second">{notes.filter(Boolean).join(' · ')}</span>
        {onDo && isEditable(one) && (
          <div className="ed-actions people-work-actions">
            <Button
              isSmall
              aria-label={t('merging.work.transfer-from', { place })}
              onClick={() => onDo({ what: 'transfer', one })}
            >
              {t('merging.work.transfer')}
            </Button>
            <Button isSmall aria-label={t('merging.work.end-at', { place })} onClick={() => onDo({ what: 'end', one })}>
              {t('merging.work.end')}
            </Button>
          </div>
        )}
      </div>
      {one.isCurrent && <StatusPill status="good">{t('people.person.now')}</StatusPill>}
    </li>
  );
}

interface WorkDialogProps {
  readonly doing: Doing;
  readonly person: PersonDetail;
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
}

/** The form for what was pressed. */
function WorkDialog({ doing, person: { personId, affiliations }, ...rest }: WorkDialogProps) {
  const form = { personId, ...rest };
  if (doing.what === 'end') return <EndForm {...form} one={doing.one} />;
  if (doing.what === 'transfer') return <TransferForm {...form} one={doing.one} />;
  const hasMain = affiliations.some((one) => one.isPrimary && one.lastDay === null && !one.isOfMerged);
  return <BeginForm {...form} hasMain={hasMain} />;
}

/** Where somebody works and worked, the present first; with `onDone`, places begin, end and change here. */
export function PersonWork({ person, onDone }: { person: PersonDetail; onDone: ((text: string) => void) | null }) {
  const t = useT();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { affiliations } = person;
  return (
    <Card
      title={t('people.person.work')}
      actions={
        onDone && (
          <Button isSmall onClick={() => setDoing({ what: 'begin' })}>
            {t('merging.work.begin')}
          </Button>
        )
      }
    >
      {affiliations.length === 0 ? (
        <p>{t('people.person.work-none')}</p>
      ) : (
        <ul className="people-lines">
          {affiliations.map((one) => (
            <WorkLine key={one.affiliationId} one={one} onDo={onDone && setDoing} />
          ))}
        </ul>
      )}
      {onDone && doing && <WorkDialog doing={doing} person={person} onDone={onDone} onClose={() => setDoing(null)} />}
    </Card>
  );
}
