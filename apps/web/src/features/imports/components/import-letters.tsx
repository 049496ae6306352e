import { getImport, importCharsets, importDelimiters, type ImportView, readImportAgain } from '@edukom/contracts';
import { Button, Card, RadioGroup, SelectField } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

/** Has the file read in another way; what comes back stands on the page at once. */
export function useReadAgain(view: ImportView) {
  const client = useQueryClient();
  return useCall(readImportAgain, {
    onSuccess: (next) => client.setQueryData(keyOf(getImport, { params: { importId: view.importId } }), next),
  });
}

/** How the letters look in each character set there is, and what separates cells; nothing to choose in a workbook. */
export function ImportLetters({ view }: { view: ImportView }) {
  const t = useT();
  const { reading } = view;
  const [charset, setCharset] = useState(reading.charset);
  const [delimiter, setDelimiter] = useState(reading.delimiter);
  const again = useReadAgain(view);
  if (reading.charset === null) return null;
  const isSame = charset === reading.charset && delimiter === reading.delimiter;
  return (
    <Card title={t('imports.letters-title')}>
      <div className="ed-stack">
        <ProblemNotice error={again.error} />
        <RadioGroup
          name="charset"
          label={t('imports.letters-legend')}
          value={charset}
          onChange={(value) => setCharset(importCharsets.find((one) => one === value) ?? null)}
          options={reading.letters.map(({ charset: one, words }) => ({
            value: one,
            label:
              words.length > 0
                ? t('imports.letters-words', { charset: t(`imports.charset.${one}`), words: words.join(' · ') })
                : t(`imports.charset.${one}`),
          }))}
        />
        <SelectField
          id="delimiter"
          label={t('imports.delimiter')}
          width="medium"
          value={delimiter ?? ''}
          onChange={(event) => setDelimiter(importDelimiters.find((one) => one === event.target.value) ?? null)}
          options={importDelimiters.map((one) => ({ value: one, label: t(`imports.delimiter.${one}`) }))}
        />
        <div className="ed-actions">
          <Button
            isBusy={again.isPending}
            disabled={isSame}
            onClick={() =>
              again.mutate({ params: { importId: view.importId }, body: { charset, delimiter, mapping: null } })
            }
          >
            {t('imports.read-again')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
