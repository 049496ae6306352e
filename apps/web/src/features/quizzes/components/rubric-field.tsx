import type { Rubric } from '@edukom/contracts';
import { type RubricChoice, rubricPoints } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { FieldError, RadioGroup } from '@edukom/ui';
import { useEffect, useId, useRef } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';

export interface RubricFieldProps {
  readonly rubric: Rubric;
  readonly max: number;
  readonly levels: RubricChoice;
  readonly onChange: (levels: RubricChoice) => void;
  /** Saving was tried while a criterion has no level. */
  readonly isMissing: boolean;
}

/** The digit of a key that stands for a level, from 1; 0 when it is none or belongs to something else. */
const digitOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number =>
  ctrlKey || metaKey || altKey || !/^[1-9]$/.test(key) ? 0 : Number(key);

/** A digit chooses the level of the criterion that has the focus, and leads to the next one. */
function useDigits(base: string, { rubric, levels, onChange }: RubricFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = box.current;
    const radiosOf = (at: number) => [...(field?.querySelectorAll<HTMLInputElement>(`[name="${base}-${at}"]`) ?? [])];
    const onKey = (event: KeyboardEvent) => {
      const at = rubric.findIndex((_criterion, index) => radiosOf(index).some((radio) => radio === event.target));
      const criterion = rubric[at];
      const level = criterion?.levels[digitOf(event) - 1];
      if (!criterion || !level) return;
      event.preventDefault();
      onChange({ ...levels, [criterion.id]: level.id });
      const own = radiosOf(at);
      const next = radiosOf(at + 1);
      (next.find((radio) => radio.checked) ?? next[0] ?? own[criterion.levels.indexOf(level)])?.focus();
    };
    field?.addEventListener('keydown', onKey);
    return () => field?.removeEventListener('keydown', onKey);
  }, [base, rubric, levels, onChange]);
  // The form is made anew for each answer: the first criterion is where the hand goes on.
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return box;
}

/**
 * A rubric beside an answer: one level per criterion, by arrow keys or by its digit; the points are the sum. Enter saves,
 * as in a field.
 */
export function RubricField(props: RubricFieldProps) {
  const { rubric, max, levels, onChange, isMissing } = props;
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const base = useId();
  const box = useDigits(base, props);
  const sum = rubricPoints(rubric, levels, max);
  return (
    <div ref={box} className="ed-stack">
      {rubric.map(({ id: criterion, title, levels: all }, at) => (
        <RadioGroup
          key={criterion}
          name={`${base}-${at}`}
          label={<span lang={read(title).locale}>{read(title).value}</span>}
          value={levels[criterion] ?? null}
          onChange={(id) => onChange({ ...levels, [criterion]: id })}
          options={all.map(({ id, points, text }) => ({
            value: id,
            label: t('grading.rubric.level', { points: formatPoints(locale, points), text: read(text).value }),
          }))}
        />
      ))}
      <div role="status">
        {isMissing && <FieldError id={`${base}-error`}>{t('grading.rubric.missing')}</FieldError>}
        {sum !== null && (
          <p className="quiz-points">
            {t('grading.rubric.sum', { points: formatPoints(locale, sum), max: formatPoints(locale, max) })}
          </p>
        )}
      </div>
      <p className="ed-hint">{t('grading.rubric.keys')}</p>
    </div>
  );
}
