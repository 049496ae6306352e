import { QUESTION_TYPES } from '@edukom/domain';
import { CheckboxField, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { SearchField } from '../../../shared/form/search-field.js';
import { useT } from '../../../shared/text/use-t.js';
import { type BankFilter, facetsQuery } from '../queries.js';
import { BankChoice } from './bank-choice.js';

const LEVELS = ['1', '2', '3', '4', '5'];
const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function BankFilters({
  filter,
  onChange,
}: {
  filter: BankFilter;
  onChange: (next: Partial<BankFilter>) => void;
}) {
  const t = useT();
  const { data } = useQuery(facetsQuery(filter.bank));
  const select = (name: 'type' | 'competence' | 'tag' | 'difficulty', options: { value: string; label: string }[]) => (
    <SelectField
      label={t(`bank.${name}`)}
      emptyText={t(`bank.every-${name}`)}
      options={options}
      value={filter[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  return (
    <div role="search" className="bank-filters">
      <div className="ed-filters">
        <BankChoice
          label={t('bank.which')}
          bank={filter.bank}
          onChange={(bank) => onChange({ bank, competence: '', tag: '' })}
        />
        <SearchField id="bank-search" label={t('bank.search')} search={filter.q} onSearch={(q) => onChange({ q })} />
      </div>
      <div className="ed-filters">
        {select(
          'type',
          QUESTION_TYPES.map((value) => ({ value, label: t(`bank.type.${value}`) })),
        )}
        {select('competence', same(data?.competences ?? []))}
        {select('tag', same(data?.tags ?? []))}
        {select(
          'difficulty',
          LEVELS.map((value) => ({ value, label: t('bank.difficulty-of', { level: value }) })),
        )}
      </div>
      <CheckboxField
        label={t('bank.only-duplicates')}
        checked={filter.duplicates === 'true'}
        onChange={(event) => onChange({ duplicates: event.target.checked ? 'true' : '' })}
      />
    </div>
  );
}
