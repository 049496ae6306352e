import { Breadcrumbs, PageHeader, Stepper } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';

const STEPS = ['file', 'check', 'done'] as const;
export type ImportStep = (typeof STEPS)[number];

/** The head of each page of an import: where I am, how far. */
export function ImportSteps({ current, title, lead }: { current: ImportStep; title: string; lead?: ReactNode }) {
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
            label={t('people.breadcrumbs')}
            items={[{ text: t('people.list.title'), href: to('/people') }, { text: t('people.import.title') }]}
          />
        }
      />
      <div className="people-steps">
        <Stepper
          label={t('people.import.steps')}
          steps={STEPS.map((step, index) => ({
            key: step,
            label: t(`people.import.step-${step}`),
            state: stateOf(index),
            stateText: t(`people.import.state-${stateOf(index)}`),
          }))}
        />
      </div>
    </>
  );
}
