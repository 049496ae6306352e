import { formatPoints } from '@edukom/i18n';
import { Button, FieldGroup, TextField } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { parsePoints } from '../grading/parse-points.js';
import { freshPartId, PartRows } from './part-rows.js';
import { useQuestionDesk } from './question-desk.js';
import { WrittenField } from './written-field.js';

type Rubric = NonNullable<ReturnType<typeof useQuestionDesk>['content']['rubric']>;
type Criterion = Rubric[number];

const freshLevel = (points: number) => ({ id: freshPartId(), points, text: null });
const freshCriterion = (): Criterion => ({ id: freshPartId(), title: null, levels: [freshLevel(0), freshLevel(100)] });

function Levels({ criterion, onChange }: { criterion: Criterion; onChange: (criterion: Criterion) => void }) {
  const t = useT();
  const locale = useLocale();
  const { isTranslation } = useQuestionDesk();
  const { id, levels } = criterion;
  return (
    <PartRows
      parts={levels}
      fewest={2}
      addText={t('builder.rubric.add-level')}
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
            <TextField
              label={t('builder.rubric.level-points', { number: at + 1 })}
              inputMode="decimal"
              width="short"
              defaultValue={formatPoints(locale, level.points)}
              onChange={({ target }) => {
                const points = parsePoints(target.value, Number.MAX_SAFE_INTEGER);
                if (points !== null) onChange({ ...criterion, levels: levels.with(at, { ...level, points }) });
              }}
            />
          )}
        </>
      )}
    </PartRows>
  );
}

/** What a marker looks at, with the levels an answer may reach. */
export function RubricEditor() {
  const t = useT();
  const { content, isTranslation, errorAt, idOf, change } = useQuestionDesk();
  const { rubric } = content;
  const set = (next: Rubric) => change({ ...content, rubric: next.length > 0 ? next : null });
  if (rubric === null)
    return isTranslation ? null : (
      <Button isSmall icon="plus" onClick={() => set([freshCriterion()])}>
        {t('builder.rubric.begin')}
      </Button>
    );
  return (
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
        onAdd={() => set([...rubric, freshCriterion()])}
        onRemove={(_criterion, at) => set(rubric.toSpliced(at, 1))}
      >
        {(criterion, at) => (
          <>
            <WrittenField
              place={`rubric/${criterion.id}/title`}
              label={t('builder.rubric.criterion', { number: at + 1 })}
            />
            <Levels criterion={criterion} onChange={(next) => set(rubric.with(at, next))} />
          </>
        )}
      </PartRows>
    </FieldGroup>
  );
}
