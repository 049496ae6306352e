import { SelectField, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { institutionsQuery, type PeopleFilter } from '../queries.js';

/** Long enough not to ask for every letter, short enough not to be waited for. */
const PAUSE_MS = 250;

/** What is typed shows at once and is searched when the typing rests. */
function SearchBox({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(search);
  const told = useRef(search);
  const tell = useRef(onSearch);
  useEffect(() => {
    tell.current = onSearch;
  });
  useEffect(() => {
    // The address changed by itself: back, a shared link, "show everybody".
    if (search !== told.current) {
      told.current = search;
      setTyped(search);
    }
  }, [search]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed === told.current) return;
      told.current = typed;
      tell.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      id="people-search"
      type="search"
      label={t('people.list.search')}
      value={typed}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

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
      <SearchBox search={filter.search} onSearch={(search) => onChange({ search })} />
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
