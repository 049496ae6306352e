import { COLUMNS_OF, type ImportKind, importKinds, type ImportView, uploadImport } from '@edukom/contracts';
import { Card, LinkButton, RadioGroup } from '@edukom/ui';
import { useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { FileForm } from '../../../shared/import/file-form.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { columnNames, furtherColumns } from '../columns-text.js';

/** What a table of a kind holds, and an example of it. */
function KindColumns({ kind }: { kind: ImportKind }) {
  const t = useT();
  const locale = useLocale();
  const further = furtherColumns(kind);
  return (
    <Card title={t('imports.columns-title')}>
      <p>{t(`imports.about.${kind}`)}</p>
      <p>{t('imports.columns-needed', { columns: columnNames(t, COLUMNS_OF[kind].needed) })}</p>
      {kind === 'attendance' && <p>{t('imports.columns-attendance')}</p>}
      {further.length > 0 && <p>{t('imports.columns-more', { columns: columnNames(t, further) })}</p>}
      {kind === 'people' && (
        <LinkButton href={`/samples/people-${locale}.csv`} icon="download" download>
          {t('people.sample')}
        </LinkButton>
      )}
    </Card>
  );
}

/** Chooses what a table brings and the table, and has it read. */
export function ImportUpload({ onRead }: { onRead: (view: ImportView) => void }) {
  const t = useT();
  const [kind, setKind] = useState<ImportKind>('people');
  const mayEnrol = useIsAllowed('run.enrol');
  const mayMark = useIsAllowed('attendance.mark');
  const offered = importKinds.filter((one) => (one !== 'enrolments' || mayEnrol) && (one !== 'attendance' || mayMark));
  return (
    <div className="ed-columns">
      <FileForm
        id="import-file"
        label={t('imports.file')}
        hint={t('imports.file-hint')}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        read={(file): Promise<ImportView> => call(uploadImport, { query: { kind } }, { file })}
        onRead={onRead}
      >
        {(forget) => (
          <RadioGroup
            name="kind"
            label={t('imports.kind-label')}
            value={kind}
            onChange={(value) => {
              const chosen = importKinds.find((one) => one === value);
              if (chosen) setKind(chosen);
              forget();
            }}
            options={offered.map((one) => ({ value: one, label: t(`imports.kind.${one}`) }))}
          />
        )}
      </FileForm>
      <KindColumns kind={kind} />
    </div>
  );
}
