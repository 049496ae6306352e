import { formatPoints } from '@edukom/i18n';
import { Button, FieldGroup } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { freshPartId, PartRows } from './part-rows.js';
import { useQuestionDesk } from './question-desk.js';
import { TypedField } from './typed-field.js';
import { WrittenField } from './written-field.js';

type Rubric = NonNullable<ReturnType<typeof useQuestionDesk>['content']['rubric']>;
type Criterion = Rubric[number];

const freshLevel = (points: number) => ({ id: freshPartId(), points, text: null });
const freshCriterion = (): Criterion => ({ id: freshPartId(), title: null, levels: [freshLevel(0), freshLevel(100)] });

interface LevelsProps {
  readonly criterion: Criterion;
  /** What the criterion is called: the levels of all of them are named alike. */
  readonly name: string;
  readonly onChange: (criterion: Criterion) => void;
}

function Levels({ criterion, name, onChange }: LevelsProps) {
  const t = useT();
  const locale = useLocale();
  const { isTranslation } = useQuestionDesk();
  const { id, levels } = criterion;
  return (
    <div role="group" aria-label={name}>
      <PartRows
        parts={levels}
        fewest={2}
        addText={t('builder.rubric.add-level')}
        nameOf={(_level, at) => t('builder.rubric.level', { number: at + 1 })}
        onAdd={() => onChange({ ...criterion, levels: [...levels, freshLevel(0)] })}
        onRemove={(_level, at) => onChange({ ...criterion, levels: levels.toSpliced(at, 1) })}
      >
        {(level, at) => (
          <>
            <WrittenField
              place={`rubric/${id}/levels/${level.id}/text`}
              label={t('builder.rubric.level', { number: at + 1 })}
            />
            {!isTranslation && (
              <TypedField
                label={t('builder.rubric.level-points', { number: at + 1 })}
                inputMode="decimal"
                width="short"
                value={level.points}
                read={(typed) => parsePoints(typed, Number.MAX_SAFE_INTEGER) ?? undefined}
                write={(points) => formatPoints(locale, points)}
                onChange={(points) => onChange({ ...criterion, levels: levels.with(at, { ...level, points }) })}
              />
            )}
          </>
        )}
      </PartRows>
    </div>
  );
}

/** A rubric that begins or ends takes the pressed button with it: the focus goes to what stands in its place. */
function useFollowingFocus(isThere: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(isThere);
  useEffect(() => {
    if (before.current === isThere) return;
    before.current = isThere;
    box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [isThere]);
  return box;
}

/** What a marker looks at, with the levels an answer may reach. */
export function RubricEditor() {
  const t = useT();
  const { content, isTranslation, errorAt, idOf, change } = useQuestionDesk();
  const { rubric } = content;
  const box = useFollowingFocus(rubric !== null);
  const set = (next: Rubric) => change({ ...content, rubric: next.length > 0 ? next : null });
  if (rubric === null)
    return isTranslation ? null : (
      <div ref={box}>
        <Button isSmall icon="plus" onClick={() => set([freshCriterion()])}>
          {t('builder.rubric.begin')}
        </Button>
      </div>
    );
  return (
    <div ref={box}>
      <FieldGroup
        id={idOf('rubric')}
        label={t('builder.rubric.label')}
        hint={!isTranslation && t('builder.rubric.hint')}
        error={errorAt('rubric')}
      >
        <PartRows
          parts={rubric}
          fewest={0}
          addText={t('builder.rubric.add')}
          nameOf={(_criterion, at) => t('builder.rubric.criterion', { number: at + 1 })}
          onAdd={() => set([...rubric, freshCriterion()])}
          onRemove={(_criterion, at) => set(rubric.toSpliced(at, 1))}
        >
          {(criterion, at) => (
            <>
              <WrittenField
                place={`rubric/${criterion.id}/title`}
                label={t('builder.rubric.criterion', { number: at + 1 })}
              />
              <Levels
                criterion={criterion}
                name={t('builder.rubric.criterion', { number: at + 1 })}
                onChange={(next) => set(rubric.with(at, next))}
              />
            </>
          )}
        </PartRows>
      </FieldGroup>
    </div>
  );
}
