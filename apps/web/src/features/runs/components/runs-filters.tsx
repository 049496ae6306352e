import { runKind, runState } from '@edukom/contracts';
import { SelectField } from '@edukom/ui';
import { SearchField } from '../../../shared/form/search-field.js';
import { useT } from '../../../shared/text/use-t.js';
import type { RunsFilter } from '../queries.js';

export interface RunsFiltersProps {
  readonly filter: RunsFilter;
  readonly onChange: (next: Partial<RunsFilter>) => void;
}

export function RunsFilters({ filter, onChange }: RunsFiltersProps) {
  const t = useT();
  const options = runState.options.map((state) => ({ value: state, label: t(`runs.state.${state}`) }));
  return (
    <search className="ed-filters">
      <SearchField
        id="runs-search"
        label={t('runs.list.search')}
        search={filter.search}
        onSearch={(search) => onChange({ search })}
      />
      <SelectField
        label={t('runs.list.state')}
        emptyText={t('runs.list.every-state')}
        options={options}
        value={filter.state}
        onChange={(event) => onChange({ state: event.target.value as RunsFilter['state'] })}
      />
      <SelectField
        label={t('runs.list.kind')}
        emptyText={t('runs.list.every-kind')}
        options={runKind.options.map((kind) => ({ value: kind, label: t(`runs.kind.${kind}`) }))}
        value={filter.kind}
        onChange={(event) => onChange({ kind: event.target.value as RunsFilter['kind'] })}
      />
    </search>
  );
}
