import type { DepartmentLine, InstitutionPage } from '@edukom/contracts';
import { SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { institutionQuery, organisationQuery } from '../organisation/queries.js';

export interface Place {
  readonly departmentId: string;
  readonly positionId: string | null;
}

interface PlaceFieldsProps {
  /** Begins the ids of the fields, as the form's name does. */
  readonly name: string;
  readonly place: Partial<Place>;
  readonly institutionId?: string;
  readonly errorOf: (name: keyof Place) => string | undefined;
  readonly onChange: (place: Place) => void;
}

/** What can be chosen in an institution, once it is there. */
function choicesOf(institution: InstitutionPage | undefined, { departmentId }: Partial<Place>) {
  const departments: readonly DepartmentLine[] = institution?.departments ?? [];
  const positions = departments.find((one) => one.departmentId === departmentId)?.positions ?? [];
  return { departments, positions };
}

/** Institution, then its department, then a position of it: each choice brings the next. */
export function PlaceFields({ name, place, institutionId: first = '', errorOf, onChange }: PlaceFieldsProps) {
  const t = useT();
  const locale = useLocale();
  const [institutionId, setInstitutionId] = useState(first);
  const institutions = useQuery(organisationQuery(locale));
  const institution = useQuery({ ...institutionQuery(locale, institutionId), enabled: institutionId !== '' });
  const { departments, positions } = choicesOf(institutionId === '' ? undefined : institution.data, place);
  return (
    <>
      <SelectField
        id={`${name}-institutionId`}
        label={t('merging.work.institution')}
        emptyText={t('merging.work.choose')}
        value={institutionId}
        options={(institutions.data?.items ?? []).map((one) => ({ value: one.institutionId, label: one.name.value }))}
        onChange={({ target }) => {
          setInstitutionId(target.value);
          onChange({ departmentId: '', positionId: null });
        }}
      />
      <SelectField
        id={`${name}-departmentId`}
        label={t('merging.work.department')}
        emptyText={t('merging.work.choose')}
        value={place.departmentId ?? ''}
        error={errorOf('departmentId')}
        options={departments.map((one) => ({ value: one.departmentId, label: one.name }))}
        onChange={({ target }) => onChange({ departmentId: target.value, positionId: null })}
      />
      <SelectField
        id={`${name}-positionId`}
        label={t('merging.work.position')}
        emptyText={t('merging.work.no-position')}
        value={place.positionId ?? ''}
        error={errorOf('positionId')}
        options={positions.map((one) => ({ value: one.positionId, label: one.name }))}
        onChange={({ target }) =>
          onChange({ departmentId: place.departmentId ?? '', positionId: target.value === '' ? null : target.value })
        }
      />
    </>
  );
}
