import { Breadcrumbs, PageHeader, Stepper } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';
import type { Bank } from '../queries.js';

const STEPS = ['file', 'check', 'done'] as const;
export type ImportStep = (typeof STEPS)[number];

/** The address of a page about a bank. */
export const inBank = (path: `/${string}`, bank: Bank): `/${string}` => (bank === '' ? path : `${path}?bank=${bank}`);

/** The head of each page of an import: where I am, how far. */
export function ImportSteps({
  current,
  bank,
  title,
  lead,
}: {
  current: ImportStep;
  bank: Bank;
  title: string;
  lead?: ReactNode;
}) {
  const t = useT();
  const to = useAppPath();
  usePageTitle(title);
  const at = STEPS.indexOf(current);
  const stateOf = (index: number) => (index < at ? 'done' : index === at ? 'current' : 'ahead');
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={
          <Breadcrumbs
            label={t('bank.import.breadcrumbs')}
            items={[{ text: t('bank.title'), href: to(inBank('/bank', bank)) }, { text: t('bank.import.title') }]}
          />
        }
      />
      <div className="bank-steps">
        <Stepper
          label={t('bank.import.steps')}
          steps={STEPS.map((step, index) => ({
            key: step,
            label: t(`bank.import.step-${step}`),
            state: stateOf(index),
            stateText: t(`bank.import.state-${stateOf(index)}`),
          }))}
        />
      </div>
    </>
  );
}
