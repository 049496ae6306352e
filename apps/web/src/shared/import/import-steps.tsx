import { Breadcrumbs, type Crumb, PageHeader, Stepper } from '@edukom/ui';
import type { ReactNode } from 'react';
import { usePageTitle } from '../navigation/use-page-title.js';
import { useT } from '../text/use-t.js';
import './import.css';

const STEPS = ['file', 'check', 'done'] as const;
export type ImportStep = (typeof STEPS)[number];

export interface ImportStepsProps {
  readonly current: ImportStep;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly crumbs: readonly Crumb[];
}

/** The head of each page of an import from a file: where I am, how far. */
export function ImportSteps({ current, title, lead, crumbs }: ImportStepsProps) {
  const t = useT();
  usePageTitle(title);
  const at = STEPS.indexOf(current);
  const stateOf = (index: number) => (index < at ? 'done' : index === at ? 'current' : 'ahead');
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={<Breadcrumbs label={t('imports.breadcrumbs')} items={crumbs} />}
      />
      <div className="import-steps">
        <Stepper
          label={t('imports.steps')}
          steps={STEPS.map((step, index) => ({
            key: step,
            label: t(`imports.step-${step}`),
            state: stateOf(index),
            stateText: t(`imports.state-${stateOf(index)}`),
          }))}
        />
      </div>
    </>
  );
}
