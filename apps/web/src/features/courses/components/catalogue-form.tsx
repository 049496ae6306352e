import type { CatalogueFacets, CatalogueFilter } from '@edukom/contracts';
import { Button, SelectField, TextField } from '@edukom/ui';
import type { Translate } from '@edukom/i18n';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import { FILTERS } from '../catalogue-filter.js';

type Filter = (typeof FILTERS)[number];
type Choice = CatalogueFacets[Filter][number];

function nameOf(t: Translate, filter: Filter, { value, name }: Choice): string {
  if (filter === 'language') return contentLocaleNames([value as CatalogueFacets['language'][number]['value']]);
  if (filter === 'format') return t(`courses.format.${value as CatalogueFacets['format'][number]['value']}`);
  return name?.value ?? value;
}

/** Search and filters that work without JavaScript: all of it is part of the page's address. */
export function CatalogueForm(props: {
  action: string;
  query: string;
  filter: CatalogueFilter;
  facets: CatalogueFacets;
}) {
  const { action, query, filter, facets } = props;
  const t = useT();
  const isFiltered = FILTERS.some((name) => filter[name] !== undefined);
  return (
    <form role="search" method="get" action={action}>
      <div className="web-search">
        <TextField
          id="course-search"
          type="search"
          name="q"
          maxLength={100}
          label={t('courses.search.label')}
          hint={t('courses.search.hint')}
          defaultValue={query}
        />
        <Button type="submit" variant="primary" icon="search">
          {t('courses.search.submit')}
        </Button>
      </div>
      <details className="web-filters" open={isFiltered}>
        <summary>{t('courses.filter.title')}</summary>
        <div className="web-filter-fields">
          {FILTERS.map((name) => (
            <SelectField
              key={name}
              id={`course-${name}`}
              name={name}
              label={t(`courses.filter.${name}`)}
              emptyText={t(`courses.filter.every-${name}`)}
              defaultValue={filter[name] ?? ''}
              options={facets[name].map((choice: Choice) => ({
                value: choice.value,
                label: t('courses.filter.option', { name: nameOf(t, name, choice), count: choice.count }),
              }))}
            />
          ))}
        </div>
        <div className="ed-actions">
          <Button type="submit">{t('courses.filter.submit')}</Button>
          {isFiltered && (
            <a href={query === '' ? action : `${action}?q=${encodeURIComponent(query)}`}>{t('courses.filter.clear')}</a>
          )}
        </div>
      </details>
    </form>
  );
}
