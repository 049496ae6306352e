import { IMPORT_LANGUAGES, type ImportLanguage, type QuestionImport } from '@edukom/contracts';
import { SelectField } from '@edukom/ui';
import { useState } from 'react';
import { FileForm } from '../../../shared/import/file-form.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { type Bank, previewFile } from '../queries.js';
import { BankChoice } from './bank-choice.js';

/** Chooses a file of questions, its language and its bank, and has it read. */
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
  const nameOf = (one: ImportLanguage) => (one === 'sr-Latn' ? t('bank.import.latin') : CONTENT_LOCALE_NAMES[one]);
  return (
    <FileForm
      id="bank-file"
      label={t('bank.import.file')}
      hint={t('bank.import.file-hint')}
      accept=".gift,.txt,.xml,.zip,.xlsx,text/plain,text/xml,application/xml,application/zip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      read={(file) => previewFile(bank, language, file)}
      onRead={onRead}
    >
      {(forget) => (
        <>
          <BankChoice label={t('bank.import.into')} bank={bank} onChange={onBank} />
          <SelectField
            label={t('bank.import.language')}
            hint={t('bank.import.language-hint')}
            options={IMPORT_LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            value={language}
            onChange={(event) => {
              setLanguage(IMPORT_LANGUAGES.find((one) => one === event.target.value) ?? language);
              forget();
            }}
          />
        </>
      )}
    </FileForm>
  );
}
