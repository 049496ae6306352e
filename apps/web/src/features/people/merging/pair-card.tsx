import { type DuplicatePair, listDuplicates, markDistinct, type PairPerson } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Card, Link, LinkButton, StatusPill } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { AccountPill } from '../components/account-pill.js';

export const pairNameOf = ({ givenName, familyName }: PairPerson): string => `${givenName} ${familyName}`;

function Side({ person }: { person: PairPerson }) {
  const t = useT();
  const to = useAppPath();
  return (
    <div className="people-side">
      <Link href={to(`/people/${person.personId}`)}>{pairNameOf(person)}</Link>
      <span className="ed-second">{person.email ?? t('people.no-email')}</span>
      {person.institution && (
        <span className="ed-second">
          <span lang={person.institution.lang}>{person.institution.value}</span>
          {person.department && ` · ${person.department}`}
        </span>
      )}
      {person.birthDate && (
        <span className="ed-second">
          {t('merging.birth.term')}: {formatDate(t.locale, person.birthDate)}
        </span>
      )}
      <AccountPill account={person.account} />
    </div>
  );
}

/** Who of a pair stays: an account that signs in, else the one known longer. */
function stayingFirst([one, other]: DuplicatePair['people']): readonly [PairPerson, PairPerson] {
  return other.account === 'active' && one.account !== 'active' ? [other, one] : [one, other];
}

/** Two people who may be one: what both have in common, and what to do with them. */
export function PairCard({ pair, onSaid }: { pair: DuplicatePair; onSaid: () => void }) {
  const t = useT();
  const to = useAppPath();
  const [one, other] = stayingFirst(pair.people);
  const names = { one: pairNameOf(one), other: pairNameOf(other) };
  const say = useCall(markDistinct, { invalidates: [keyOf(listDuplicates)], onSuccess: onSaid });
  return (
    <Card>
      <div className="people-pair">
        <Side person={one} />
        <Side person={other} />
      </div>
      <p className="people-reasons">
        {pair.reasons.map((reason) => (
          <StatusPill key={reason} status="active">
            {t(`merging.likeness.${reason}`)}
          </StatusPill>
        ))}
      </p>
      <ProblemNotice error={say.error} />
      <div className="ed-actions">
        <LinkButton
          href={to(`/people/${one.personId}/merge/${other.personId}`)}
          aria-label={t('merging.duplicates.compare-names', names)}
          isSmall
        >
          {t('merging.duplicates.compare')}
        </LinkButton>
        <Button
          isSmall
          isBusy={say.isPending}
          aria-label={t('merging.duplicates.distinct-names', names)}
          onClick={() => say.mutate({ body: { personIds: [one.personId, other.personId] } })}
        >
          {t('merging.duplicates.distinct')}
        </Button>
      </div>
    </Card>
  );
}
