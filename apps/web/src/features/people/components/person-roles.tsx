import type { PersonDetail } from '@edukom/contracts';
import { Card, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { daysText } from '../days-text.js';
import { GrantRole } from './grant-role.js';

type HeldGrant = PersonDetail['grants'][number];

function RoleLine({ grant }: { grant: HeldGrant }) {
  const t = useT();
  return (
    <li className="people-line">
      <div>
        <strong>{t(`people.role.${grant.role}`)}</strong>
        <span className="ed-second" lang={grant.scopeName?.lang}>
          {grant.scopeName?.value ?? t('people.person.scope-all')}
        </span>
        <span className="ed-second">{daysText(t, grant)}</span>
      </div>
      {grant.isCurrent && <StatusPill status="good">{t('people.person.now')}</StatusPill>}
    </li>
  );
}

/** The roles somebody holds and held; `mayGrant` adds a way to give one. */
export function PersonRoles({
  person,
  mayGrant,
  onGranted,
}: {
  person: PersonDetail;
  mayGrant: boolean;
  onGranted: () => void;
}) {
  const t = useT();
  return (
    <Card
      title={t('people.person.roles')}
      actions={mayGrant && <GrantRole personId={person.personId} onGranted={onGranted} />}
    >
      {person.grants.length === 0 ? (
        <p>{t('people.person.roles-none')}</p>
      ) : (
        <ul className="people-lines">
          {person.grants.map((grant) => (
            <RoleLine key={grant.grantId} grant={grant} />
          ))}
        </ul>
      )}
    </Card>
  );
}
