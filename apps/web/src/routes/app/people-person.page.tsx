import type { PersonDetail } from '@edukom/contracts';
import { Breadcrumbs, Card, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { BirthDate } from '../../features/people/components/birth-date.js';
import { AccountPill } from '../../features/people/components/account-pill.js';
import { AccountSwitch } from '../../features/people/components/account-switch.js';
import { ExtraTime } from '../../features/people/components/extra-time.js';
import { InvitePeople } from '../../features/people/components/invite-people.js';
import { isInvitable } from '../../features/people/components/people-table.js';
import { PersonFacts } from '../../features/people/components/person-facts.js';
import { PersonPast } from '../../features/people/components/person-past.js';
import { PersonRoles } from '../../features/people/components/person-roles.js';
import { PersonWork } from '../../features/people/components/person-work.js';
import { MergedAccounts, MergedInto } from '../../features/people/merging/merged-accounts.js';
import { useMayMerge } from '../../features/people/merging/use-may-merge.js';
import { personQuery } from '../../features/people/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed, useMe } from '../../shared/session/me.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

interface Doing {
  readonly person: PersonDetail;
  readonly onDone: (text: string) => void;
}

/** What can be done to the account; nobody does it to their own. */
function PersonActions({ person, onDone }: Doing) {
  const t = useT();
  const isOwn = useMe().personId === person.personId;
  const mayInvite = useIsAllowed('people.invite') && isInvitable(person);
  const maySwitch = useIsAllowed('people.deactivate') && person.account !== 'none' && !isOwn;
  return (
    <>
      {mayInvite && (
        <InvitePeople
          personIds={[person.personId]}
          text={t(person.account === 'invited' ? 'people.invite-again' : 'people.invite')}
          onSent={(mails) => onDone(t('people.invite.sent', { count: mails }))}
        />
      )}
      {maySwitch && (
        <AccountSwitch
          person={person}
          onChanged={(isActive) => onDone(t(isActive ? 'people.reactivated' : 'people.deactivated'))}
        />
      )}
    </>
  );
}

/** What the reader may do here: nothing with an account that is another name of somebody, but take that back there. */
function useRights(person: PersonDetail) {
  const isOwn = useMe().personId === person.personId;
  const isMerged = person.mergedInto !== null;
  const mayGrant = useIsAllowed('role.grant') && !isOwn && !isMerged;
  const mayGiveTime = useIsAllowed('accommodation.grant') && !isMerged;
  const mayEdit = useIsAllowed('people.edit') && !isMerged;
  const mayMerge = useMayMerge() && !isOwn;
  return { isMerged, mayGrant, mayGiveTime, mayEdit, mayMerge };
}

/** What the page before did, told on arrival. */
function useArrival(): string | null {
  const t = useT();
  const state = useLocation().state as { isMerged?: boolean } | null;
  return state?.isMerged ? t('merging.compare.done') : null;
}

function PersonPage({ person }: { person: PersonDetail }) {
  const t = useT();
  const to = useAppPath();
  const [done, setDone] = useState(useArrival());
  const { isMerged, mayGrant, mayGiveTime, mayEdit, mayMerge } = useRights(person);
  const name = `${person.givenName} ${person.familyName}`;
  usePageTitle(name);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={
          <Breadcrumbs
            label={t('imports.breadcrumbs')}
            items={[{ text: t('people.list.title'), href: to('/people') }, { text: name }]}
          />
        }
        status={<AccountPill account={person.account} />}
        actions={!isMerged && <PersonActions person={person} onDone={setDone} />}
      />
      <div className="ed-stack">
        {person.mergedInto && <MergedInto into={person.mergedInto} />}
        {done && <Notice tone="good" isLive title={done} />}
        <div className="ed-columns ed-columns-even">
          <div className="ed-stack">
            <PersonWork person={person} onDone={mayEdit ? setDone : null} />
            <PersonPast person={person} />
            <MergedAccounts person={person} onDone={mayMerge ? setDone : null} />
            {mayGiveTime && <ExtraTime person={person} />}
          </div>
          <div className="ed-stack">
            <PersonRoles person={person} mayGrant={mayGrant} onGranted={() => setDone(t('people.grant.done'))} />
            <Card
              title={t('people.person.contact')}
              actions={mayEdit && <BirthDate person={person} onDone={setDone} />}
            >
              <PersonFacts person={person} />
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}

/** One person: work, roles, account. */
export function Component() {
  const { personId = '' } = useParams();
  const person = useQuery(personQuery(useLocale(), personId));
  return (
    <Loaded query={person} shape="tasks">
      {(data) => <PersonPage key={data.personId} person={data} />}
    </Loaded>
  );
}
