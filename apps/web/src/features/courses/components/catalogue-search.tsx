import { Button, TextField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** A search that works without JavaScript: the query is part of the page's address. */
export function CatalogueSearch({ action, query }: { action: string; query: string }) {
  const t = useT();
  return (
    <form role="search" method="get" action={action} className="web-search">
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
    </form>
  );
}
