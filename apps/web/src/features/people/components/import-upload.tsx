import { type ImportView, previewImport } from '@edukom/contracts';
import { Button, FileField } from '@edukom/ui';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { call } from '../../../shared/api/call.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

/** Chooses a table and has it read. What is wrong with it stands above the field, the file stays chosen. */
export function ImportUpload({ onRead }: { onRead: (view: ImportView) => void }) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = useMutation({
    mutationFn: (chosen: File) => call(previewImport, {}, { file: chosen }),
    onSuccess: onRead,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(file === null);
    if (file === null) form.current?.querySelector<HTMLInputElement>('input[type=file]')?.focus();
    else if (!read.isPending) read.mutate(file);
  };
  return (
    <form ref={form} className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice error={read.error} />
      <FileField
        id="import-file"
        label={t('people.import.file')}
        hint={t('people.import.file-hint')}
        dropText={t('people.import.drop')}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        error={isMissing ? t('people.import.no-file') : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setMissing(false);
          read.reset();
        }}
      />
      <Button type="submit" variant="primary" isBusy={read.isPending} busyText={t('people.import.uploading')}>
        {t('people.import.upload')}
      </Button>
    </form>
  );
}
