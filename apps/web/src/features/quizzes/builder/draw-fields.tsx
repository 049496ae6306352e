import { lookIntoPool, type PoolFilter } from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import { CheckboxField, FieldGroup, Notice, SelectField, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_POINTS } from '@edukom/contracts';
import { queryOf } from '../../../shared/api/queries.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import type { SectionBody } from './use-quiz-form.js';

type Drawn = Extract<SectionBody, { kind: 'draw' }>;

export interface DrawFieldsProps {
  readonly courseId: string;
  readonly section: Drawn;
  /** Begins the names of the fields in the contract: `sections/0`. */
  readonly name: string;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (section: Drawn) => void;
}

const LEVELS = ['1', '2', '3', '4', '5'] as const;

/** The questions of the bank a section draws from, by what they have in common. */
function Filter({
  section,
  tags,
  competences,
  onChange,
}: Pick<DrawFieldsProps, 'section' | 'onChange'> & { tags: readonly string[]; competences: readonly string[] }) {
  const t = useT();
  const allTags = [...new Set([...tags, ...section.tags])];
  return (
    <>
      {allTags.length > 0 && (
        <Ticks
          id={`draw-tags-${section.id}`}
          label={t('builder.draw.tags')}
          hint={t('builder.draw.tags-hint')}
          options={allTags.map((value) => ({ value, label: value }))}
          chosen={section.tags}
          onChange={(chosen) => onChange({ ...section, tags: chosen })}
        />
      )}
      <SelectField
        label={t('builder.draw.competence')}
        emptyText={t('builder.draw.any')}
        width="medium"
        value={section.competence ?? ''}
        options={[...new Set([...competences, ...(section.competence ? [section.competence] : [])])].map((value) => ({
          value,
          label: value,
        }))}
        onChange={({ target }) => onChange({ ...section, competence: target.value === '' ? null : target.value })}
      />
      <Ticks
        id={`draw-difficulty-${section.id}`}
        label={t('builder.draw.difficulty')}
        hint={t('builder.draw.difficulty-hint')}
        options={LEVELS.map((value) => ({ value, label: t(`builder.difficulty.${value}`) }))}
        chosen={section.difficulties.map((one) => String(one) as (typeof LEVELS)[number])}
        onChange={(chosen) => onChange({ ...section, difficulties: chosen.map(Number) })}
      />
      <CheckboxField
        label={t('builder.draw.shared')}
        checked={section.includesShared}
        onChange={({ target }) => onChange({ ...section, includesShared: target.checked })}
      />
    </>
  );
}

/** How many are drawn, of which, for how many points; and how many there are now. */
export function DrawFields({ courseId, section, name, errorOf, onChange }: DrawFieldsProps) {
  const t = useT();
  const locale = useLocale();
  const [points, setPoints] = useState(formatPoints(locale, section.points));
  const { tags, competence, difficulties, includesShared } = section;
  const body: PoolFilter = { tags, competence, difficulties, includesShared };
  const { data } = useQuery({
    ...queryOf(lookIntoPool, { params: { courseId }, body }),
    placeholderData: (before) => before,
  });
  return (
    <FieldGroup label={t('builder.draw.label')}>
      <div className="qb-inline">
        <TextField
          id={`quiz-${name.replaceAll('/', '-')}-count`}
          label={t('builder.draw.count')}
          error={errorOf(`${name}/count`)}
          inputMode="numeric"
          width="short"
          value={section.count === 0 ? '' : String(section.count)}
          onChange={({ target }) => onChange({ ...section, count: Math.trunc(Number(target.value)) || 0 })}
        />
        <TextField
          id={`quiz-${name.replaceAll('/', '-')}-points`}
          label={t('builder.draw.points')}
          error={errorOf(`${name}/points`)}
          inputMode="decimal"
          width="short"
          value={points}
          onChange={({ target }) => {
            setPoints(target.value);
            onChange({ ...section, points: parsePoints(target.value, MOST_POINTS) ?? 0 });
          }}
        />
      </div>
      <Filter section={section} tags={data?.tags ?? []} competences={data?.competences ?? []} onChange={onChange} />
      {data && (
        <Notice tone={data.count < section.count ? 'warning' : 'info'} isLive>
          {t('builder.draw.pool', { count: data.count })}
        </Notice>
      )}
    </FieldGroup>
  );
}
