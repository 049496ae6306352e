import type { OutputOf, readPlannerChoices } from '@edukom/contracts';
import { SelectField } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { PlannerShown } from '../use-planner-view.js';

export interface PlannerFiltersProps {
  readonly choices: OutputOf<typeof readPlannerChoices>;
  readonly shown: PlannerShown;
  readonly onChange: (next: Partial<PlannerShown>) => void;
}

/** Narrows the calendar to a host, a trainer or a room. */
export function PlannerFilters({ choices, shown, onChange }: PlannerFiltersProps) {
  const t = useT();
  const read = useReadText();
  return (
    <search className="ed-filters">
      <SelectField
        label={t('planner.filter.host')}
        emptyText={t('planner.filter.every-host')}
        options={choices.hosts.map(({ id, name }) => ({ value: id, label: read(name) }))}
        value={shown.host}
        onChange={(event) => onChange({ host: event.target.value })}
      />
      <SelectField
        label={t('planner.filter.trainer')}
        emptyText={t('planner.filter.every-trainer')}
        options={choices.trainers.map(({ personId, name }) => ({ value: personId, label: name }))}
        value={shown.trainer}
        onChange={(event) => onChange({ trainer: event.target.value })}
      />
      <SelectField
        label={t('planner.filter.room')}
        emptyText={t('planner.filter.every-room')}
        options={choices.rooms.map(({ roomId, name, institutionName }) => ({
          value: roomId,
          label: `${read(institutionName)}: ${name}`,
        }))}
        value={shown.room}
        onChange={(event) => onChange({ room: event.target.value })}
      />
    </search>
  );
}
