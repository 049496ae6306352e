import type { CompetenceFramework, CompetenceProfile } from '@edukom/contracts';
import { FieldGroup, SelectField } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

type Targets = CompetenceProfile['targets'];

interface TargetsFieldProps {
  readonly id: string;
  readonly framework: CompetenceFramework;
  readonly targets: Targets;
  readonly error: string | undefined;
  readonly onChange: (targets: Targets) => void;
}

/** The level asked for in each competence of a framework, area by area. */
export function TargetsField({ id, framework, targets, error, onChange }: TargetsFieldProps) {
  const t = useT();
  const read = useReadText();
  const chosen = new Map(targets.map(({ competence, level }) => [competence, level]));
  const options = framework.levels.map(({ level, name }) => ({
    value: String(level),
    label: `${level} · ${read(name)}`,
  }));
  const set = (competence: string, value: string) => {
    const others = targets.filter((one) => one.competence !== competence);
    onChange(value === '' ? others : [...others, { competence, level: Number(value) }]);
  };
  return (
    <FieldGroup
      id={id}
      className="needs-targets-field"
      label={t('competences.edit.targets')}
      hint={t('competences.edit.targets-hint')}
      error={error}
    >
      {framework.areas.map((area) => (
        <div key={area.key} className="needs-area">
          <h3>
            <Localized text={area.name} />
          </h3>
          <div className="needs-targets">
            {area.competences.map(({ key, name }) => (
              <SelectField
                key={key}
                label={`${key} ${read(name)}`}
                emptyText={t('competences.edit.no-target')}
                options={options}
                value={String(chosen.get(key) ?? '')}
                onChange={({ target }) => set(key, target.value)}
              />
            ))}
          </div>
        </div>
      ))}
    </FieldGroup>
  );
}
