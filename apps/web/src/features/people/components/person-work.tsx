import type { PersonDetail } from '@edukom/contracts';
import { Card, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { daysText } from '../days-text.js';

type Affiliation = PersonDetail['affiliations'][number];

function WorkLine({ one }: { one: Affiliation }) {
  const t = useT();
  return (
    <li className="people-line">
      <div>
        <strong lang={one.institution.lang}>{one.institution.value}</strong>
        <span className="ed-second">{[one.department, one.position].filter(Boolean).join(' · ')}</span>
        <span className="ed-second">{daysText(t, one)}</span>
      </div>
      {one.isCurrent && <StatusPill status="good">{t('people.person.now')}</StatusPill>}
    </li>
  );
}

/** Where somebody works and worked, the present first. */
export function PersonWork({ person }: { person: PersonDetail }) {
  const t = useT();
  return (
    <Card title={t('people.person.work')}>
      {person.affiliations.length === 0 ? (
        <p>{t('people.person.work-none')}</p>
      ) : (
        <ul className="people-lines">
          {person.affiliations.map((one) => (
            <WorkLine key={one.affiliationId} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}
