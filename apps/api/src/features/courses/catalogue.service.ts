import type { CatalogueCourse, CoursePage, CourseRun } from '@edukom/contracts';
import { foldForSearch, type InterfaceLocale } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import { CoursesRepository, type OutlineRow, type RunRow } from './courses.repository.js';
import { shown } from './shown.js';

/** The order of rows is kept; each module stands where its first activity does. */
function modulesOf(rows: readonly OutlineRow[], locale: InterfaceLocale): CoursePage['modules'] {
  const modules = new Map<string, CoursePage['modules'][number]>();
  for (const row of rows) {
    const module = modules.get(row.module_id) ?? { title: shown(row.module_title, locale), activities: [] };
    const { kind, minutes, is_required: isRequired } = row;
    module.activities.push({ kind, title: shown(row.title, locale), minutes, isRequired });
    modules.set(row.module_id, module);
  }
  return [...modules.values()];
}

const runOf = (row: RunRow, locale: InterfaceLocale): CourseRun => ({
  code: row.code,
  title: shown(row.title, locale),
  host: shown(row.host, locale),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  locales: row.locales,
  sessionCount: row.session_count,
});

/** Courses as the public sees them: published ones only, each by its newest version, in the reader's language. */
@Injectable()
export class CatalogueService {
  constructor(private readonly repository: CoursesRepository) {}

  /** One statement whatever the size of the catalogue. */
  async list(now: Date, locale: InterfaceLocale, query = ''): Promise<CatalogueCourse[]> {
    const folded = foldForSearch(query);
    // Signs alone fold to nothing: that is no search for everything.
    if (query.trim() !== '' && folded === '') return [];
    const rows = await this.repository.catalogue(now, folded, locale);
    return rows.map((row) => ({
      slug: row.slug,
      title: shown(row.title, locale),
      summary: shown(row.summary, locale),
      category: row.category,
      minutes: row.minutes,
      lessonCount: row.lesson_count,
      locales: row.required_locales,
      nextRunOn: row.next_run_on,
    }));
  }

  /** Three statements whatever the size of the course. */
  async read(now: Date, slug: string, locale: InterfaceLocale): Promise<CoursePage> {
    const course = await this.repository.publicCourse(slug);
    if (!course) throw new Problem('request.not-found');
    const outline = await this.repository.outline(course.version_id);
    const runs = await this.repository.upcomingRuns(now, course.id);
    const { audience = null, outcomes = [] } = course.description ?? {};
    return {
      slug: course.slug,
      title: shown(course.title, locale),
      summary: shown(course.summary, locale),
      audience: audience && shown(audience, locale),
      outcomes: outcomes.map((outcome) => shown(outcome, locale)),
      category: course.category,
      minutes: outline.reduce((sum, { minutes }) => sum + minutes, 0),
      locales: course.required_locales,
      modules: modulesOf(outline, locale),
      award: course.award_title && { title: shown(course.award_title, locale), monthsValid: course.months_valid },
      runs: runs.map((run) => runOf(run, locale)),
    };
  }
}
