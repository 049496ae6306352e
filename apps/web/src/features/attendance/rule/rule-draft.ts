import type { InputOf, changeAttendanceRule, RuleOfRun } from '@edukom/contracts';

export type Rule = InputOf<typeof changeAttendanceRule>['body'];

/** A rule as it is typed: whole numbers as text, empty for no limit. */
export interface RuleDraft {
  readonly threshold: string;
  readonly cap: string;
  readonly late: string;
  readonly least: string;
  readonly excused: Rule['excused'];
}

const textOf = (value: number | null | undefined): string => (value == null ? '' : String(value));

/** What a run asks, as it is typed. */
export const draftOf = (rule: RuleOfRun['rule']): RuleDraft => ({
  threshold: String(Math.round(rule.thresholdBasisPoints / 100)),
  cap: textOf(rule.maxUnexcusedAbsences),
  late: textOf(rule.lateLimitMinutes),
  least: textOf(rule.minSessionBasisPoints == null ? null : Math.round(rule.minSessionBasisPoints / 100)),
  excused: rule.excused,
});

const LIMITS = { threshold: [0, 100], cap: [0, 100], late: [0, 600], least: [1, 100] } as const;
export type RuleField = keyof typeof LIMITS;
export const RULE_FIELDS = ['threshold', 'cap', 'late', 'least'] as const satisfies readonly RuleField[];

/** The number that stands in a field; null where it is empty, undefined where it cannot be one. */
function numberIn(draft: RuleDraft, field: RuleField): number | null | undefined {
  const typed = draft[field].trim();
  if (typed === '') return field === 'threshold' ? undefined : null;
  const [least, most] = LIMITS[field];
  const value = /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
  return value >= least && value <= most ? value : undefined;
}

/** Fields that cannot be what was typed. */
export const wrongFieldsOf = (draft: RuleDraft): readonly RuleField[] =>
  RULE_FIELDS.filter((field) => numberIn(draft, field) === undefined);

/** The rule that was typed; null while something is wrong. */
export function ruleOf(draft: RuleDraft): Rule | null {
  if (wrongFieldsOf(draft).length > 0) return null;
  const least = numberIn(draft, 'least');
  return {
    thresholdBasisPoints: (numberIn(draft, 'threshold') ?? 0) * 100,
    maxUnexcusedAbsences: numberIn(draft, 'cap') ?? null,
    lateLimitMinutes: numberIn(draft, 'late') ?? null,
    minSessionBasisPoints: least == null ? null : least * 100,
    excused: draft.excused,
  };
}
