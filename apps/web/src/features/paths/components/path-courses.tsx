import type { OutputOf, listPathDrafts } from '@edukom/contracts';
import { Button, CheckboxField, FieldGroup, SelectField } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export interface ChosenCourse {
  readonly courseId: string;
  readonly isRequired: boolean;
}

export interface PathCoursesProps {
  readonly courses: OutputOf<typeof listPathDrafts>['courses'];
  readonly chosen: readonly ChosenCourse[];
  readonly error: string | undefined;
  readonly onChange: (chosen: ChosenCourse[]) => void;
}

const swapped = (list: readonly ChosenCourse[], at: number, other: number): ChosenCourse[] =>
  list.map((one, index) => (index === at ? list[other] : index === other ? list[at] : one) ?? one);

/** The courses of a path: moved by buttons, so that keyboard and phone do as well as a mouse. */
export function PathCourses({ courses, chosen, error, onChange }: PathCoursesProps) {
  const t = useT();
  const read = useReadText();
  const titles = new Map(courses.map(({ courseId, title }) => [courseId, read(title)]));
  const left = courses.filter(({ courseId }) => !chosen.some((one) => one.courseId === courseId));
  return (
    <FieldGroup id="path-edit-courses" label={t('pathWriting.edit.courses')} error={error}>
      {chosen.length === 0 && <p className="ed-hint">{t('pathWriting.edit.no-courses')}</p>}
      <ol className="web-path-edit">
        {chosen.map(({ courseId, isRequired }, at) => {
          const title = titles.get(courseId) ?? '';
          return (
            <li key={courseId}>
              <strong>{title}</strong>
              <CheckboxField
                label={t('pathWriting.edit.required')}
                checked={isRequired}
                onChange={({ target }) =>
                  onChange(
                    chosen.map((one) => (one.courseId === courseId ? { courseId, isRequired: target.checked } : one)),
                  )
                }
              />
              <div className="ed-actions">
                <Button
                  isSmall
                  aria-label={`${t('pathWriting.edit.up')}: ${title}`}
                  disabled={at === 0}
                  onClick={() => onChange(swapped(chosen, at, at - 1))}
                >
                  {t('pathWriting.edit.up')}
                </Button>
                <Button
                  isSmall
                  aria-label={`${t('pathWriting.edit.down')}: ${title}`}
                  disabled={at === chosen.length - 1}
                  onClick={() => onChange(swapped(chosen, at, at + 1))}
                >
                  {t('pathWriting.edit.down')}
                </Button>
                <Button
                  isSmall
                  aria-label={`${t('pathWriting.edit.remove')}: ${title}`}
                  onClick={() => onChange(chosen.filter((one) => one.courseId !== courseId))}
                >
                  {t('pathWriting.edit.remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <SelectField
        id="path-edit-add"
        label={t('pathWriting.edit.add')}
        emptyText={t('pathWriting.edit.add-empty')}
        value=""
        options={left.map(({ courseId, title }) => ({ value: courseId, label: read(title) }))}
        onChange={({ target }) => target.value && onChange([...chosen, { courseId: target.value, isRequired: true }])}
      />
    </FieldGroup>
  );
}
