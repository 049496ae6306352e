import { ImportSteps, type ImportStepsProps } from '../../../shared/import/import-steps.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** The head of each page of an import of a table. */
export function TableImportSteps(props: Omit<ImportStepsProps, 'crumbs'>) {
  const t = useT();
  const to = useAppPath();
  return <ImportSteps {...props} crumbs={[{ text: t('imports.title'), href: to('/people/import') }]} />;
}
