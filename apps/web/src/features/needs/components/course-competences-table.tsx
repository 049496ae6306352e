import {
  type CompetenceFramework,
  type listCourseCompetences,
  type OutputOf,
  removeCourseCompetence,
} from '@edukom/contracts';
import { Button, type Column, Table } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_COURSE_COMPETENCES } from '../planning-queries.js';

type Course = OutputOf<typeof listCourseCompetences>['courses'][number];

interface TableProps {
  readonly courses: readonly Course[];
  readonly frameworks: readonly CompetenceFramework[];
}

/** To which level each course leads, with a way to take it back. */
export function CourseCompetencesTable({ courses, frameworks }: TableProps) {
  const t = useT();
  const read = useReadText();
  const remove = useCall(removeCourseCompetence, { invalidates: ABOUT_COURSE_COMPETENCES });
  const lineOf = ({ framework: key, competence, level }: Course['teaches'][number]): string => {
    const framework = frameworks.find((one) => one.key === key);
    const known = framework?.areas.flatMap(({ competences }) => competences).find((one) => one.key === competence);
    const name = known ? `${competence} ${read(known.name)}` : competence;
    return t('competences.courses.line', {
      competence: name,
      level,
      framework: framework ? read(framework.name) : key,
    });
  };
  const columns: readonly Column<Course>[] = [
    {
      key: 'course',
      header: t('competences.courses.course'),
      isRowHeader: true,
      cell: ({ title }) => <Localized text={title} />,
    },
    {
      key: 'teaches',
      header: t('competences.courses.teaches'),
      cell: ({ courseId, teaches }) =>
        teaches.length === 0 ? (
          <span className="ed-hint">{t('competences.courses.none')}</span>
        ) : (
          <ul className="needs-review">
            {teaches.map((one) => (
              <li key={`${one.framework} ${one.competence}`}>
                <span>{lineOf(one)}</span>
                <Button
                  isSmall
                  variant="bare"
                  aria-label={t('competences.courses.remove-of', { name: lineOf(one) })}
                  onClick={() =>
                    remove.mutate({ params: { courseId, framework: one.framework, competence: one.competence } })
                  }
                >
                  {t('competences.courses.remove')}
                </Button>
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <>
      {remove.error && <ProblemNotice error={remove.error} />}
      <Table
        caption={t('competences.courses.title')}
        isCaptionHidden
        columns={columns}
        rows={courses}
        rowKey={({ courseId }) => courseId}
        empty={t('competences.courses.empty')}
      />
    </>
  );
}
