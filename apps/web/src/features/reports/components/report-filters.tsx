import { certificateKind } from '@edukom/contracts';
import { DateField, SelectField } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { type ReportView, useReportChoices } from '../queries.js';

const NO_CHOICES = { runs: [], institutions: [] } as const;

interface ReportFiltersProps {
  readonly view: ReportView;
  readonly onChange: (changes: Record<string, string | undefined>) => void;
}

/** Which report, of which run and institution, in which time. Each choice shows at once. */
export function ReportFilters({ view, onChange }: ReportFiltersProps) {
  const [t, read] = [useT(), useReadText()];
  const { runs, institutions } = useReportChoices().data ?? NO_CHOICES;
  const { runId, institutionId, from, to } = view.filter;
  const kinds = ['attendance', 'certificates'] as const;
  return (
    <div className="report-filter" role="search">
      <SelectField
        label={t('reports.kind')}
        value={view.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`reports.kind.${kind}`) }))}
        onChange={({ target }) => onChange({ kind: target.value })}
      />
      <SelectField
        label={t('reports.filter.run')}
        emptyText={t('reports.filter.all-runs')}
        value={runId ?? ''}
        options={runs.map((run) => ({ value: run.runId, label: `${run.code} · ${read(run.title)}` }))}
        onChange={({ target }) => onChange({ runId: target.value })}
      />
      <SelectField
        label={t('reports.filter.institution')}
        emptyText={t('reports.filter.all-institutions')}
        value={institutionId ?? ''}
        options={institutions.map((one) => ({ value: one.institutionId, label: read(one.name) }))}
        onChange={({ target }) => onChange({ institutionId: target.value })}
      />
      {view.kind === 'certificates' && (
        <SelectField
          label={t('reports.filter.kind')}
          emptyText={t('reports.filter.all-kinds')}
          value={view.filter.kind ?? ''}
          options={certificateKind.options.map((kind) => ({
            value: kind,
            label: t(`reports.certificate-kind.${kind}`),
          }))}
          onChange={({ target }) => onChange({ of: target.value })}
        />
      )}
      <DateField
        label={t('reports.filter.from')}
        value={from ?? ''}
        max={to}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <DateField
        label={t('reports.filter.to')}
        value={to ?? ''}
        min={from}
        onChange={({ target }) => onChange({ to: target.value })}
      />
    </div>
  );
}
