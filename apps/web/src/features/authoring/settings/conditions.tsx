import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import type { ReleaseCondition } from '@edukom/domain';
import { Button, DateField, Icon, SelectField, TextField } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export interface ConditionsProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  readonly conditions: readonly ReleaseCondition[];
  readonly onChange: (conditions: ReleaseCondition[]) => void;
}

interface OneProps {
  readonly at: number;
  readonly others: readonly DraftActivityView[];
  readonly condition: ReleaseCondition;
  readonly onChange: (condition: ReleaseCondition) => void;
}

const WHOLE = 100;

/** The other activity a condition names. */
function Other({
  at,
  others,
  slug,
  onChoose,
}: {
  at: number;
  others: OneProps['others'];
  slug: string;
  onChoose: (slug: string) => void;
}) {
  const t = useT();
  const read = useReadText();
  return (
    <SelectField
      id={`condition-${at}-activity`}
      label={t('authoring.condition.activity')}
      value={slug}
      emptyText={others.some((one) => one.slug === slug) ? undefined : t('authoring.condition.choose')}
      options={others.map((one) => ({ value: one.slug, label: read(one.title) }))}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}

function Parts({ at, others, condition, onChange }: OneProps) {
  const t = useT();
  switch (condition.kind) {
    case 'from':
      return (
        <DateField
          id={`condition-${at}-date`}
          label={t('authoring.condition.date')}
          value={condition.date}
          onChange={({ target }) => onChange({ kind: 'from', date: target.value })}
        />
      );
    case 'score':
      return (
        <>
          <Other
            at={at}
            others={others.filter(({ kind }) => kind === 'quiz')}
            slug={condition.activity}
            onChoose={(activity) => onChange({ ...condition, activity })}
          />
          <TextField
            id={`condition-${at}-score`}
            label={t('authoring.condition.at-least')}
            inputMode="numeric"
            width="short"
            value={String(Math.round(condition.atLeast / WHOLE))}
            onChange={({ target }) => {
              const percent = Math.min(100, Math.max(0, Math.trunc(Number(target.value) || 0)));
              onChange({ ...condition, atLeast: percent * WHOLE });
            }}
          />
        </>
      );
    default:
      return (
        <Other
          at={at}
          others={others}
          slug={condition.activity}
          onChoose={(activity) => onChange({ kind: 'after', activity })}
        />
      );
  }
}

/** A condition of a kind, with what it needs first. */
function fresh(kind: ReleaseCondition['kind'], others: readonly DraftActivityView[]): ReleaseCondition {
  const quiz = others.find((one) => one.kind === 'quiz');
  if (kind === 'from') return { kind, date: new Date().toISOString().slice(0, 10) };
  if (kind === 'score') return { kind, activity: quiz?.slug ?? '', atLeast: 60 * WHOLE };
  return { kind: 'after', activity: others[0]?.slug ?? '' };
}

/** When an activity opens: every line must hold; without one it is open from the beginning. */
export function Conditions({ draft, activity, conditions, onChange }: ConditionsProps) {
  const t = useT();
  const others = draft.modules.flatMap(({ activities }) => activities).filter(({ id }) => id !== activity.id);
  const kinds = (['after', 'from', 'score'] as const).filter(
    (kind) => kind === 'from' || (kind === 'score' ? others.some((one) => one.kind === 'quiz') : others.length > 0),
  );
  return (
    <div className="au-conditions">
      {conditions.length === 0 && <p>{t('authoring.condition.none')}</p>}
      {conditions.map((condition, at) => (
        <div
          key={at}
          className="au-condition"
          role="group"
          aria-label={t('authoring.condition.one', { number: at + 1 })}
        >
          <SelectField
            id={`condition-${at}-kind`}
            label={t('authoring.condition.kind')}
            value={condition.kind}
            options={[...new Set([...kinds, condition.kind])].map((value) => ({
              value,
              label: t(`authoring.condition.${value}`),
            }))}
            onChange={({ target }) => {
              const kind = kinds.find((known) => known === target.value);
              if (kind) onChange(conditions.toSpliced(at, 1, fresh(kind, others)));
            }}
          />
          <Parts
            at={at}
            others={others}
            condition={condition}
            onChange={(next) => onChange(conditions.toSpliced(at, 1, next))}
          />
          <button type="button" className="au-tool" onClick={() => onChange(conditions.toSpliced(at, 1))}>
            <Icon name="trash" label={t('authoring.condition.remove', { number: at + 1 })} />
          </button>
        </div>
      ))}
      {conditions.length < 10 && (
        <Button isSmall icon="plus" onClick={() => onChange([...conditions, fresh(kinds[0] ?? 'from', others)])}>
          {t('authoring.condition.add')}
        </Button>
      )}
    </div>
  );
}
