import type { NewMandatoryTraining, OutputOf, readMandatoryOptions } from '@edukom/contracts';
import { Button } from '@edukom/ui';
import { Ticks } from '../../../shared/form/ticks.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

type Options = OutputOf<typeof readMandatoryOptions>;
type Audience = NewMandatoryTraining['audience'];

const institutionsOf = (audience: Audience): string[] => [
  ...new Set(audience.map(({ institutionId }) => institutionId)),
];

/** The audience with one institution as a whole, or only some departments of it. */
const withDepartments = (audience: Audience, institutionId: string, departmentIds: readonly string[]): Audience => [
  ...audience.filter((one) => one.institutionId !== institutionId),
  ...(departmentIds.length === 0 ? [null] : departmentIds).map((departmentId) => ({ institutionId, departmentId })),
];

const withInstitutions = (audience: Audience, chosen: readonly string[]): Audience => [
  ...audience.filter(({ institutionId }) => chosen.includes(institutionId)),
  ...chosen
    .filter((id) => !audience.some(({ institutionId }) => institutionId === id))
    .map((institutionId) => ({ institutionId, departmentId: null })),
];

export interface AudienceChoiceProps {
  readonly institutions: Options['institutions'];
  readonly audience: Audience;
  readonly error: string | undefined;
  readonly onChange: (audience: Audience) => void;
}

/** For whom a training is mandatory: institutions, and departments of those that are chosen. */
export function AudienceChoice({ institutions, audience, error, onChange }: AudienceChoiceProps) {
  const [t, read] = [useT(), useReadText()];
  const chosen = institutionsOf(audience);
  // With many institutions a list of departments for each would bury the form.
  const divided = chosen.length <= 3 ? institutions.filter((one) => chosen.includes(one.institutionId)) : [];
  return (
    <>
      <Ticks
        id="mandatory-audience"
        label={t('mandatory.form.institutions')}
        hint={t('mandatory.form.institutions-hint')}
        error={error}
        options={institutions.map(({ institutionId, name }) => ({
          value: institutionId,
          label: <Localized text={name} />,
        }))}
        chosen={chosen}
        onChange={(ids) => onChange(withInstitutions(audience, ids))}
      />
      {institutions.length > 3 && (
        <div className="ed-actions">
          <Button
            isSmall
            onClick={() =>
              onChange(
                withInstitutions(
                  audience,
                  institutions.map((one) => one.institutionId),
                ),
              )
            }
          >
            {t('mandatory.form.all')}
          </Button>
        </div>
      )}
      {divided.map(({ institutionId, name, departments }) =>
        departments.length < 2 ? null : (
          <Ticks
            key={institutionId}
            id={`mandatory-departments-${institutionId}`}
            label={t('mandatory.form.departments', { institution: read(name) })}
            hint={t('mandatory.form.departments-hint')}
            options={departments.map((one) => ({ value: one.departmentId, label: <span lang="">{one.name}</span> }))}
            chosen={audience.flatMap((one) =>
              one.institutionId === institutionId && one.departmentId !== null ? [one.departmentId] : [],
            )}
            onChange={(ids) => onChange(withDepartments(audience, institutionId, ids))}
          />
        ),
      )}
    </>
  );
}
