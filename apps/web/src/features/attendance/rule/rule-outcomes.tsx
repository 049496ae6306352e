import {
  type AttendanceEvaluation,
  type ImaginedPresence,
  imagineRun,
  type MissedOutcome,
  type SessionPlan,
  sessionsToSpare,
  simulateRule,
} from '@edukom/domain';
import { formatDate, formatShare, type Translate } from '@edukom/i18n';
import type { RuleOfRun } from '@edukom/contracts';
import { SelectField, Table } from '@edukom/ui';
import { useMemo, useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { Rule } from './rule-draft.js';

const LATE_MINUTES = 20;
const CHOICES = ['present', 'late', 'excused', 'absent'] as const;
type Choice = (typeof CHOICES)[number];

const planOf = ({ id, slots }: RuleOfRun['sessions'][number]): SessionPlan => ({
  sessionId: id,
  slots: slots.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() })),
});

const presenceOf = (choice: Choice): ImaginedPresence =>
  choice === 'late' ? { kind: 'late', minutes: LATE_MINUTES } : { kind: choice };

const shareText = (t: Translate, { shareBasisPoints }: AttendanceEvaluation): string =>
  shareBasisPoints === null ? '–' : formatShare(t.locale, shareBasisPoints);

const outcomeText = (t: Translate, evaluation: AttendanceEvaluation): string =>
  t('review.rule.outcome', {
    share: shareText(t, evaluation),
    goal: t(`attendance.goal.${evaluation.status}`),
  });

function spareText(t: Translate, outcomes: readonly MissedOutcome[]): string {
  const spare = sessionsToSpare(outcomes);
  if (spare > 0) return t('review.rule.spare', { count: spare });
  const isOneSpare = outcomes.some(({ missed, best }) => missed === 1 && best.status === 'met');
  return t(isOneSpare ? 'review.rule.spare-some' : 'review.rule.spare-none');
}

function Missed({ outcomes }: { outcomes: readonly MissedOutcome[] }) {
  const t = useT();
  return (
    <>
      <p>{spareText(t, outcomes)}</p>
      <Table
        caption={t('review.rule.outcomes')}
        isCaptionHidden
        isDense
        rows={outcomes}
        rowKey={({ missed }) => String(missed)}
        columns={[
          { key: 'missed', header: t('review.rule.missed'), isRowHeader: true, cell: ({ missed }) => String(missed) },
          { key: 'best', header: t('review.rule.best'), cell: ({ best }) => outcomeText(t, best) },
          { key: 'worst', header: t('review.rule.worst'), cell: ({ worst }) => outcomeText(t, worst) },
          { key: 'excused', header: t('review.rule.with-excuse'), cell: ({ excused }) => outcomeText(t, excused) },
        ]}
      />
    </>
  );
}

export interface RuleOutcomesProps {
  readonly rule: Rule;
  readonly sessions: RuleOfRun['sessions'];
}

/** What a rule would mean: for every number of missed sessions, and for one person as imagined. The judge is the real one. */
export function RuleOutcomes({ rule, sessions }: RuleOutcomesProps) {
  const t = useT();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const plans = useMemo(() => sessions.map(planOf), [sessions]);
  const outcomes = useMemo(() => simulateRule(rule, plans), [rule, plans]);
  const imagined = imagineRun(rule, plans, new Map([...choices].map(([id, choice]) => [id, presenceOf(choice)])));
  if (sessions.length === 0) return <p>{t('review.rule.no-sessions')}</p>;
  return (
    <>
      <section className="ed-stack">
        <h2>{t('review.rule.outcomes')}</h2>
        <Missed outcomes={outcomes} />
      </section>
      <section className="ed-stack">
        <h2>{t('review.rule.try')}</h2>
        <p className="ed-hint">{t('review.rule.try-hint')}</p>
        <div className="matrix-rule">
          {sessions.map(({ id, title, startsAt }) => (
            <SelectField
              key={id}
              width="medium"
              label={
                <>
                  <span lang="">{title}</span>, {formatDate(t.locale, startsAt)}
                </>
              }
              options={CHOICES.map((value) => ({ value, label: t(`review.rule.try.${value}`) }))}
              value={choices.get(id) ?? 'present'}
              onChange={(event) => setChoices(new Map(choices).set(id, event.target.value as Choice))}
            />
          ))}
        </div>
        <p role="status">
          <strong>
            {t('review.rule.result', {
              share: shareText(t, imagined),
              goal: t(`attendance.goal.${imagined.status}`),
              count: imagined.unexcusedAbsences,
            })}
          </strong>
        </p>
      </section>
    </>
  );
}
