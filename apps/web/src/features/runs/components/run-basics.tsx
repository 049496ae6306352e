import type { OutputOf, readRunOptions } from '@edukom/contracts';
import { FieldGroup, SelectField, TextField } from '@edukom/ui';
import type { ComponentProps } from 'react';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export type RunOptions = OutputOf<typeof readRunOptions>;

type Basic = 'versionId' | 'hostInstitutionId' | 'code' | 'titleSq' | 'titleSr' | 'titleEn';
type Bound = Pick<ComponentProps<typeof TextField>, 'id' | 'name' | 'error' | 'value'> &
  Pick<ComponentProps<typeof SelectField> & ComponentProps<typeof TextField>, 'onChange'>;

/** What every run has, with a group or open to everybody: its course, its host, its code and its name. */
export function RunBasics({ options, text }: { options: RunOptions; text: (name: Basic) => Bound }) {
  const t = useT();
  const read = useReadText();
  return (
    <>
      <SelectField
        label={t('runs.new.course')}
        emptyText={t('runs.new.course-empty')}
        options={options.courses.map(({ versionId, number, title }) => ({
          value: versionId,
          label: t('runs.new.course-version', { title: read(title), number }),
        }))}
        {...text('versionId')}
      />
      <SelectField
        label={t('runs.new.host')}
        emptyText={t('runs.new.host-empty')}
        options={options.institutions.map(({ id, name }) => ({ value: id, label: read(name) }))}
        {...text('hostInstitutionId')}
      />
      <TextField label={t('runs.new.code')} hint={t('runs.new.code-hint')} width="medium" {...text('code')} />
      <FieldGroup label={t('runs.new.titles')} mark={t('common.optional')} hint={t('runs.new.titles-hint')}>
        <div className="runs-group">
          <TextField label={t('runs.new.title-sq')} lang="sq" {...text('titleSq')} />
          <TextField label={t('runs.new.title-sr')} lang="sr-Cyrl" {...text('titleSr')} />
          <TextField label={t('runs.new.title-en')} lang="en" {...text('titleEn')} />
        </div>
      </FieldGroup>
    </>
  );
}
