import {
  type CompetenceFramework,
  type listCourseCompetences,
  type OutputOf,
  setCourseCompetence,
} from '@edukom/contracts';
import { Button, Card, SelectField } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_COURSE_COMPETENCES } from '../planning-queries.js';

interface AddProps {
  readonly courses: OutputOf<typeof listCourseCompetences>['courses'];
  readonly frameworks: readonly CompetenceFramework[];
  readonly onDone: (text: string) => void;
}

const NOTHING = { courseId: '', framework: '', competence: '', level: '' };

/** Says to which level a course leads; said again, the later level counts. */
export function AddCourseCompetence({ courses, frameworks, onDone }: AddProps) {
  const t = useT();
  const read = useReadText();
  const [chosen, setChosen] = useState({ ...NOTHING, framework: frameworks.at(-1)?.key ?? '' });
  const { courseId, framework: frameworkKey, competence, level } = chosen;
  const framework = frameworks.find(({ key }) => key === frameworkKey);
  const course = courses.find((one) => one.courseId === courseId);
  const add = useCall(setCourseCompetence, {
    invalidates: ABOUT_COURSE_COMPETENCES,
    onSuccess: () => {
      onDone(t('competences.courses.added', { course: course ? read(course.title) : '' }));
      setChosen((before) => ({ ...before, competence: '', level: '' }));
    },
  });
  const isWhole = [courseId, competence, level].every((value) => value !== '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isWhole)
      add.mutate({ params: { courseId, framework: frameworkKey, competence }, body: { level: Number(level) } });
  };
  const field = (name: keyof typeof NOTHING) => ({
    value: chosen[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setChosen((before) => ({ ...before, [name]: target.value })),
  });
  return (
    <Card title={t('competences.courses.add')}>
      <form className="web-form" noValidate onSubmit={submit}>
        {add.error && <ProblemNotice error={add.error} />}
        <SelectField
          label={t('competences.courses.course')}
          emptyText={t('competences.courses.course-choose')}
          options={courses.map((one) => ({ value: one.courseId, label: read(one.title) }))}
          {...field('courseId')}
        />
        <SelectField
          label={t('competences.framework')}
          options={frameworks.map(({ key, name }) => ({ value: key, label: read(name) }))}
          value={frameworkKey}
          onChange={({ target }) =>
            setChosen((before) => ({ ...before, framework: target.value, competence: '', level: '' }))
          }
        />
        <SelectField
          label={t('competences.courses.competence')}
          emptyText={t('competences.courses.competence-choose')}
          options={(framework?.areas ?? []).flatMap(({ competences }) =>
            competences.map(({ key, name }) => ({ value: key, label: `${key} ${read(name)}` })),
          )}
          {...field('competence')}
        />
        <SelectField
          label={t('competences.courses.level')}
          emptyText={t('competences.courses.level-choose')}
          options={(framework?.levels ?? []).map((one) => ({
            value: String(one.level),
            label: `${one.level} · ${read(one.name)}`,
          }))}
          {...field('level')}
        />
        <Button
          type="submit"
          variant="primary"
          disabled={!isWhole}
          isBusy={add.isPending}
          busyText={t('common.saving')}
        >
          {t('competences.courses.add')}
        </Button>
      </form>
    </Card>
  );
}
