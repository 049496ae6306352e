import type { PersonRow } from '@edukom/contracts';
import { LinkButton, Notice, PageHeader, Pager } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { InvitePeople } from '../../features/people/components/invite-people.js';
import { NoPeople } from '../../features/people/components/no-people.js';
import { PeopleFilters } from '../../features/people/components/people-filters.js';
import { PeopleTable } from '../../features/people/components/people-table.js';
import { useMayMerge } from '../../features/people/merging/use-may-merge.js';
import { peopleQuery } from '../../features/people/queries.js';
import { usePeopleFilter } from '../../features/people/use-people-filter.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

/** Below the filters: the people of this page, and inviting those who are ticked. */
function Found({ people }: { people: readonly PersonRow[] }) {
  const t = useT();
  const mayInvite = useIsAllowed('people.invite');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<number | null>(null);
  const here = people.map((person) => person.personId).filter((personId) => chosen.has(personId));
  const onChoose = (personId: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, personId] : [...before].filter((one) => one !== personId)));
  return (
    <>
      {sent !== null && <Notice tone="good" isLive title={t('people.invite.sent', { count: sent })} />}
      {here.length > 0 && (
        <div className="people-chosen ed-actions" role="status">
          <span>{t('people.list.chosen', { count: here.length })}</span>
          <InvitePeople
            personIds={here}
            text={t('people.invite')}
            onSent={(mails) => {
              setChosen(new Set());
              setSent(mails);
            }}
          />
        </div>
      )}
      <PeopleTable people={people} choosing={mayInvite ? { chosen, onChoose } : null} />
    </>
  );
}

/** People: found by name, address or municipality; filter and page live in the address. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { filter, change, hrefOf, isFiltered } = usePeopleFilter();
  const people = useQuery(peopleQuery(useLocale(), filter));
  const mayImport = useIsAllowed('people.import');
  const mayMerge = useMayMerge();
  usePageTitle(t('people.list.title'));
  return (
    <>
      <PageHeader
        title={t('people.list.title')}
        lead={t('people.list.lead')}
        actions={
          <>
            {mayMerge && <LinkButton href={to('/people/duplicates')}>{t('merging.duplicates.link')}</LinkButton>}
            {mayImport && (
              <LinkButton href={to('/people/import')} icon="upload">
                {t('people.list.import')}
              </LinkButton>
            )}
          </>
        }
      />
      <PeopleFilters filter={filter} onChange={change} />
      <Loaded query={people} shape="rows" count={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <NoPeople isFiltered={isFiltered} onClear={() => change({ search: '', institution: '' })} />
          ) : (
            <div className="ed-stack" aria-busy={people.isPlaceholderData}>
              <Found people={items} />
              {(filter.cursor || next) && (
                <Pager
                  label={t('people.pages')}
                  previousText={t('people.first-page')}
                  nextText={t('people.next-page')}
                  previousHref={filter.cursor ? to('/people') + hrefOf('') : undefined}
                  nextHref={next ? to('/people') + hrefOf(next) : undefined}
                />
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
