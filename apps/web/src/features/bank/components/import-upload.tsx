import { IMPORT_LANGUAGES, type ImportLanguage, type QuestionImport } from '@edukom/contracts';
import { Button, FileField, SelectField } from '@edukom/ui';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useRef, useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { type Bank, previewFile } from '../queries.js';
import { BankChoice } from './bank-choice.js';

/** Chooses a file of questions and has it read. What is wrong with it stands above the field, the file stays chosen. */
export function ImportUpload({
  bank,
  onBank,
  onRead,
}: {
  bank: Bank;
  onBank: (bank: Bank) => void;
  onRead: (view: QuestionImport) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const [language, setLanguage] = useState<ImportLanguage>(locale);
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = useMutation({
    mutationFn: (chosen: File) => previewFile(bank, language, chosen),
    onSuccess: onRead,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(file === null);
    if (file === null) form.current?.querySelector<HTMLInputElement>('input[type=file]')?.focus();
    else if (!read.isPending) read.mutate(file);
  };
  const nameOf = (one: ImportLanguage) => (one === 'sr-Latn' ? t('bank.import.latin') : CONTENT_LOCALE_NAMES[one]);
  return (
    <form ref={form} className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice error={read.error} />
      <BankChoice label={t('bank.import.into')} bank={bank} onChange={onBank} />
      <SelectField
        label={t('bank.import.language')}
        hint={t('bank.import.language-hint')}
        options={IMPORT_LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
        value={language}
        onChange={(event) => {
          setLanguage(IMPORT_LANGUAGES.find((one) => one === event.target.value) ?? language);
          read.reset();
        }}
      />
      <FileField
        id="bank-file"
        label={t('bank.import.file')}
        hint={t('bank.import.file-hint')}
        dropText={t('bank.import.drop')}
        accept=".gift,.txt,.xml,.zip,.xlsx,text/plain,text/xml,application/xml,application/zip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        error={isMissing ? t('bank.import.no-file') : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setMissing(false);
          read.reset();
        }}
      />
      <Button type="submit" variant="primary" isBusy={read.isPending} busyText={t('bank.import.uploading')}>
        {t('bank.import.upload')}
      </Button>
    </form>
  );
}
