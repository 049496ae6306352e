import { ImportSteps, type ImportStepsProps } from '../../../shared/import/import-steps.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { inBank } from '../in-bank.js';
import type { Bank } from '../queries.js';

/** The head of each page of an import of questions. */
export function BankImportSteps({ bank, ...props }: Omit<ImportStepsProps, 'crumbs'> & { bank: Bank }) {
  const t = useT();
  const to = useAppPath();
  return (
    <ImportSteps
      {...props}
      crumbs={[{ text: t('bank.title'), href: to(inBank('/bank', bank)) }, { text: t('bank.import.title') }]}
    />
  );
}
