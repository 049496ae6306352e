import type { PersonDetail } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { DescriptionList, type Description } from '@edukom/ui';
import { LOCALE_NAMES } from '../../../shared/text/locale-names.js';
import { useT } from '../../../shared/text/use-t.js';

/** What is known about somebody beside their work. */
export function PersonFacts({ person }: { person: PersonDetail }) {
  const t = useT();
  const items: Description[] = [
    { key: 'email', term: t('people.email'), detail: person.email ?? t('people.no-email') },
    {
      key: 'language',
      term: t('people.person.language'),
      detail: <span lang={person.locale}>{LOCALE_NAMES[person.locale]}</span>,
    },
    { key: 'since', term: t('people.person.known-since'), detail: formatDate(t.locale, person.createdAt) },
  ];
  if (person.birthDate)
    items.push({
      key: 'born',
      term: t('merging.birth.term'),
      detail: formatDate(t.locale, person.birthDate),
    });
  if (person.invitedAt)
    items.push({
      key: 'invited',
      term: t('people.person.invited-at'),
      detail: formatDate(t.locale, person.invitedAt),
    });
  return <DescriptionList items={items} />;
}
