import { type ImportView, previewImport } from '@edukom/contracts';
import { call } from '../../../shared/api/call.js';
import { FileForm } from '../../../shared/import/file-form.js';
import { useT } from '../../../shared/text/use-t.js';

/** Chooses a table of people and has it read. */
export function ImportUpload({ onRead }: { onRead: (view: ImportView) => void }) {
  const t = useT();
  return (
    <FileForm
      id="import-file"
      label={t('people.import.file')}
      hint={t('people.import.file-hint')}
      accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      read={(file): Promise<ImportView> => call(previewImport, {}, { file })}
      onRead={onRead}
    />
  );
}
