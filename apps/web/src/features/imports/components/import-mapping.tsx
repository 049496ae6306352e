import { COLUMNS_OF, type ImportColumn, type ImportView } from '@edukom/contracts';
import { Button, SelectField } from '@edukom/ui';
import { useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { columnNames } from '../columns-text.js';
import { useReadAgain } from './import-letters.js';

const EXAMPLES = 3;

/** Says of each column of the file what it means; a meaning goes to one column at a time. */
export function ImportMapping({ view }: { view: ImportView }) {
  const t = useT();
  const { reading, kind } = view;
  const { columns, needed } = COLUMNS_OF[kind];
  const [mapping, setMapping] = useState<readonly (ImportColumn | null)[]>(reading.mapping);
  const again = useReadAgain(view);
  const missing = needed.filter((column) => !mapping.includes(column));
  const choose = (at: number, value: string) => {
    const column = columns.find((one) => one === value) ?? null;
    setMapping(mapping.map((one, index) => (index === at ? column : one === column ? null : one)));
  };
  return (
    <div className="ed-stack imports-words">
      <ProblemNotice error={again.error} />
      {reading.header.map((header, index) => {
        const examples = reading.sample.flatMap((row) => row[index] || []).slice(0, EXAMPLES);
        return (
          <SelectField
            key={`${index}-${header}`}
            id={`column-${index}`}
            label={t('imports.mapping-column', { number: index + 1, header: header || t('imports.mapping-no-header') })}
            hint={examples.length > 0 ? t('imports.mapping-example', { values: examples.join(' · ') }) : undefined}
            value={mapping[index] ?? ''}
            emptyText={t('imports.mapping-none')}
            onChange={(event) => choose(index, event.target.value)}
            options={columns.map((column) => ({ value: column, label: t(`imports.column.${column}`) }))}
          />
        );
      })}
      {missing.length > 0 && <p>{t('imports.mapping-needed', { columns: columnNames(t, missing) })}</p>}
      <div className="ed-actions">
        <Button
          variant="primary"
          isBusy={again.isPending}
          busyText={t('imports.uploading')}
          disabled={missing.length > 0}
          onClick={() =>
            again.mutate({
              params: { importId: view.importId },
              body: { charset: reading.charset, delimiter: reading.delimiter, mapping: [...mapping] },
            })
          }
        >
          {t('imports.mapping-save')}
        </Button>
      </div>
    </div>
  );
}
