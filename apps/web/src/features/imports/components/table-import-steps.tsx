import { ImportSteps, type ImportStepsProps } from '../../../shared/import/import-steps.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** The head of each page of an import of a table. */
export function TableImportSteps(props: Omit<ImportStepsProps, 'crumbs'>) {
  const t = useT();
  const to = useAppPath();
  const crumbs = [{ text: t('people.list.title'), href: to('/people') }, { text: t('imports.title') }];
  return <ImportSteps {...props} crumbs={crumbs} />;
}
