import { SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { SearchField } from '../../../shared/form/search-field.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { institutionsQuery, type PeopleFilter } from '../queries.js';

export function PeopleFilters({
  filter,
  onChange,
}: {
  filter: PeopleFilter;
  onChange: (next: Partial<PeopleFilter>) => void;
}) {
  const t = useT();
  const { data } = useQuery(institutionsQuery(useLocale()));
  const options = (data?.items ?? []).map(({ institutionId, name }) => ({ value: institutionId, label: name.value }));
  return (
    <div role="search" className="ed-filters">
      <SearchField
        id="people-search"
        label={t('people.list.search')}
        search={filter.search}
        onSearch={(search) => onChange({ search })}
      />
      <SelectField
        label={t('people.list.institution')}
        emptyText={t('people.list.every-institution')}
        options={options}
        value={filter.institution}
        onChange={(event) => onChange({ institution: event.target.value })}
      />
    </div>
  );
}
