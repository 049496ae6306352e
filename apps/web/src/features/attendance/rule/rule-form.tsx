import { RadioGroup, TextField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { RULE_FIELDS, type RuleDraft, type RuleField, wrongFieldsOf } from './rule-draft.js';

const HINTS = {
  threshold: 'review.rule.percent',
  cap: 'review.rule.none-hint',
  late: 'review.rule.none-hint',
  least: 'review.rule.least-hint',
} as const satisfies Record<RuleField, string>;

export interface RuleFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
}

/** What a run asks of attendance, field by field. */
export function RuleFields({ draft, onChange }: RuleFieldsProps) {
  const t = useT();
  const wrong = wrongFieldsOf(draft);
  return (
    <div className="matrix-rule">
      {RULE_FIELDS.map((field) => (
        <TextField
          key={field}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          label={t(`review.rule.${field}`)}
          hint={t(HINTS[field])}
          error={wrong.includes(field) ? t('review.rule.whole') : undefined}
          value={draft[field]}
          onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
        />
      ))}
      <RadioGroup
        name="rule-excused"
        label={t('review.rule.excused')}
        value={draft.excused}
        onChange={(value) => onChange({ ...draft, excused: value === 'absent' ? 'absent' : 'neutral' })}
        options={(['neutral', 'absent'] as const).map((value) => ({
          value,
          label: t(`review.rule.excused.${value}`),
        }))}
      />
    </div>
  );
}
