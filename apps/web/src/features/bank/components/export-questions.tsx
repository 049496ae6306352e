import { HELD_TYPES, QUESTION_EXPORT_FORMATS, type QuestionExportFormat } from '@edukom/contracts';
import { QUESTION_TYPES, type QuestionType } from '@edukom/domain';
import { formatNumber } from '@edukom/i18n';
import { Button, Dialog, RadioGroup, SelectField } from '@edukom/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { type BankFilter, exportFile, idsOf, MAX_EXPORTED } from '../queries.js';

const EXTENSIONS: Readonly<Record<QuestionExportFormat, string>> = {
  gift: 'gift',
  'moodle-xml': 'xml',
  qti: 'zip',
  xlsx: 'xlsx',
};

/** Hands the browser a file to keep. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const leftOut = (format: QuestionExportFormat): QuestionType[] =>
  QUESTION_TYPES.filter((type) => !(HELD_TYPES[format] as readonly QuestionType[]).includes(type));

/** Questions as a file: those that were chosen, or all that fit the search. */
export function ExportQuestions({ filter, chosen }: { filter: BankFilter; chosen: readonly string[] }) {
  const t = useT();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [which, setWhich] = useState('');
  const [format, setFormat] = useState<QuestionExportFormat>('xlsx');
  const scope = which === '' ? (chosen.length > 0 ? 'chosen' : 'found') : which;
  const download = useMutation({
    mutationFn: async () => {
      const ids = scope === 'chosen' ? [...chosen] : await idsOf(filter);
      save(await exportFile(filter.bank, ids, format), `questions.${EXTENSIONS[format]}`);
    },
    onSuccess: () => setOpen(false),
  });
  const others = leftOut(format).map((type) => t(`bank.type.${type}`));
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {t('bank.export')}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t('bank.export.title')}
        closeText={t('common.close')}
        onClose={() => setOpen(false)}
        actions={
          <Button
            variant="primary"
            isBusy={download.isPending}
            busyText={t('bank.export.doing')}
            onClick={() => download.mutate()}
          >
            {t('bank.export')}
          </Button>
        }
      >
        <div className="ed-stack">
          <ProblemNotice error={download.error} />
          {chosen.length > 0 && (
            <RadioGroup
              label={t('bank.export.what')}
              name="export-which"
              value={scope}
              options={[
                { value: 'chosen', label: t('bank.export.chosen', { count: chosen.length }) },
                { value: 'found', label: t('bank.export.found', { maximum: formatNumber(locale, MAX_EXPORTED) }) },
              ]}
              onChange={setWhich}
            />
          )}
          <SelectField
            label={t('bank.export.format')}
            options={QUESTION_EXPORT_FORMATS.map((value) => ({ value, label: t(`bank.format.${value}`) }))}
            value={format}
            onChange={(event) => setFormat(QUESTION_EXPORT_FORMATS.find((one) => one === event.target.value) ?? 'xlsx')}
          />
          {others.length > 0 && <p className="ed-second">{t('bank.export.left-out', { types: others.join(', ') })}</p>}
        </div>
      </Dialog>
    </>
  );
}
