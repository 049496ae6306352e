import type { PersonRow } from '@edukom/contracts';
import { Link, Table, type Column } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { AccountPill } from './account-pill.js';

const fullName = ({ familyName, givenName }: PersonRow): string => `${familyName} ${givenName}`;

/** Whom an invitation can reach. */
export const isInvitable = ({ account, email }: PersonRow): boolean =>
  email !== null && (account === 'none' || account === 'invited');

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (personId: string, isChosen: boolean) => void;
}

function Workplace({ person }: { person: PersonRow }) {
  if (!person.institution) return null;
  const { value, lang } = person.institution;
  return (
    <>
      <span lang={lang}>{value}</span>
      <span className="ed-second">{[person.department, person.position].filter(Boolean).join(' · ')}</span>
    </>
  );
}

/** The people of a page; with `choosing`, those who can be invited have a box to tick. */
export function PeopleTable({ people, choosing }: { people: readonly PersonRow[]; choosing: Choosing | null }) {
  const t = useT();
  const to = useAppPath();
  const name: Column<PersonRow> = {
    key: 'name',
    header: t('people.name'),
    isRowHeader: true,
    cell: (person) => (
      <span className="people-name">
        {choosing && isInvitable(person) && (
          <input
            type="checkbox"
            className="people-tick"
            aria-label={t('people.list.select', { name: fullName(person) })}
            checked={choosing.chosen.has(person.personId)}
            onChange={(event) => choosing.onChoose(person.personId, event.target.checked)}
          />
        )}
        <Link href={to(`/people/${person.personId}`)}>{fullName(person)}</Link>
      </span>
    ),
  };
  const columns: Column<PersonRow>[] = [
    name,
    { key: 'work', header: t('people.works-at'), cell: (person) => <Workplace person={person} /> },
    { key: 'email', header: t('people.email'), cell: ({ email }) => email ?? t('people.no-email') },
    { key: 'account', header: t('people.account'), cell: ({ account }) => <AccountPill account={account} /> },
  ];
  return (
    <Table
      caption={t('people.list.title')}
      isCaptionHidden
      columns={columns}
      rows={people}
      rowKey={(person) => person.personId}
      className={choosing ? 'people-table people-choosing' : 'people-table'}
    />
  );
}
