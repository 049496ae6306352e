import { SelectField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

type Rule = 'all-or-nothing' | 'per-part' | 'right-minus-wrong' | 'weights' | 'exact-positions' | 'adjacent-pairs';

/** How right and wrong parts become points; people who answer are told. */
export function RuleField<R extends Rule>({
  rules,
  value,
  onChange,
}: {
  rules: readonly R[];
  value: R;
  onChange: (rule: R) => void;
}) {
  const t = useT();
  return (
    <SelectField
      label={t('builder.rule.label')}
      hint={t('builder.rule.hint')}
      value={value}
      options={rules.map((rule) => ({ value: rule, label: t(`builder.rule.${rule as Rule}`) }))}
      onChange={({ target }) => {
        const rule = rules.find((one) => one === target.value);
        if (rule) onChange(rule);
      }}
    />
  );
}
export const PARTIAL_RULES = ['all-or-nothing', 'per-part', 'right-minus-wrong'] as const;
