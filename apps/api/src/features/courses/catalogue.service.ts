import type { CoursePage, CourseRun, InputOf, listCourses, OutputOf } from '@edukom/contracts';
import {
  contentLocaleOf,
  foldForSearch,
  type InterfaceLocale,
  isOpenForEnrolment,
  type LocalizedText,
  NO_LAST_DAY,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { Problem } from '../../platform/http/problem.js';
import { type FacetNames, facetsOf, type Filterable, filtered } from './catalogue-facets.js';
import { type CatalogueRow, CatalogueRepository, type OutlineRow, type RunRow } from './catalogue.repository.js';
import { shown } from '../../platform/http/shown.js';

const MOST_SHOWN = 500;

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

function openOf(run: RunRow | undefined, now: Date): CoursePage['open'] {
  if (!run) return null;
  const { kind, state, starts_on: startsOn, ends_on: endsOn } = run;
  const today = dayOf(now);
  return {
    from: startsOn,
    until: endsOn === NO_LAST_DAY ? null : endsOn,
    isOpen: isOpenForEnrolment({ kind, state, startsOn, endsOn }, today),
  };
}

/** How the course is held from now on: with groups, open to everybody, or both. */
function heldOf(
  runs: readonly RunRow[],
  now: Date,
  locale: InterfaceLocale,
): Pick<CoursePage, 'formats' | 'open' | 'runs'> {
  const groups = runs.filter(({ kind }) => kind === 'group');
  const open = openOf(
    runs.find(({ kind, state }) => kind === 'open' && state === 'running'),
    now,
  );
  return {
    formats: [...(groups.length > 0 ? (['room'] as const) : []), ...(open?.isOpen ? (['open'] as const) : [])],
    open,
    runs: groups.map((run) => runOf(run, locale)),
  };
}

/** A course of the catalogue with what the filters look at. */
interface Found extends Filterable {
  readonly row: CatalogueRow;
}

const foundOf = (row: CatalogueRow): Found => ({
  row,
  locales: row.required_locales,
  competences: [...row.competences.map(({ key }) => key), ...row.question_keys],
  municipalities: row.municipalities.map(({ slug }) => slug),
  formats: [...(row.has_room ? (['room'] as const) : []), ...(row.has_open ? (['open'] as const) : [])],
});

/** Names of competences and municipalities as the courses found say them. */
function namesOf(rows: readonly CatalogueRow[], locale: InterfaceLocale): FacetNames {
  const competences = new Map(rows.flatMap((row) => row.competences.map(({ key, name }) => [key, name] as const)));
  const municipalities = new Map(
    rows.flatMap((row) => row.municipalities.map(({ slug, name }) => [slug, name] as const)),
  );
  const nameIn = (names: ReadonlyMap<string, LocalizedText>) => (value: string) => {
    const name = names.get(value);
    return name ? shown(name, locale) : null;
  };
  return { competence: nameIn(competences), municipality: nameIn(municipalities) };
}

type ListQuery = InputOf<typeof listCourses>['query'];

/** Courses as the public sees them: published ones only, each by its newest version, in the reader's language. */
@Injectable()
export class CatalogueService {
  constructor(private readonly repository: CatalogueRepository) {}

  /** One statement whatever the size of the catalogue and the filters. */
  async list(now: Date, { locale, q = '', ...filter }: ListQuery): Promise<OutputOf<typeof listCourses>> {
    const folded = foldForSearch(q);
    // Signs alone fold to nothing: that is no search for everything.
    const isNothing = q.trim() !== '' && folded === '';
    const rows = isNothing ? [] : await this.repository.catalogue(now, folded, locale);
    const found = rows.map(foundOf);
    const names = namesOf(rows, locale);
    const { compare } = new Intl.Collator(contentLocaleOf(locale));
    return {
      courses: filtered(found, filter)
        .slice(0, MOST_SHOWN)
        .map(({ row, formats }) => ({
          slug: row.slug,
          title: shown(row.title, locale),
          summary: shown(row.summary, locale),
          category: row.category,
          minutes: row.minutes,
          lessonCount: row.lesson_count,
          locales: row.required_locales,
          competences: row.competences.map(({ name }) => shown(name, locale)),
          formats: [...formats],
          nextRunOn: row.next_run_on,
        })),
      facets: facetsOf(found, filter, names, compare),
    };
  }

  /** Three statements whatever the size of the course. `personId`: who reads, when signed in. */
  async read(now: Date, slug: string, locale: InterfaceLocale, personId: string | null): Promise<CoursePage> {
    const course = await this.repository.publicCourse(slug, personId);
    if (!course) throw new Problem('request.not-found');
    const outline = await this.repository.outline(course.version_id);
    const runs = await this.repository.upcomingRuns(now, course.id);
    const held = heldOf(runs, now, locale);
    const { audience = null, outcomes = [], competences = [] } = course.description ?? {};
    return {
      slug: course.slug,
      title: shown(course.title, locale),
      summary: shown(course.summary, locale),
      audience: audience && shown(audience, locale),
      outcomes: outcomes.map((outcome) => shown(outcome, locale)),
      competences: competences.map(({ name }) => shown(name, locale)),
      prerequisites: course.prerequisites.map(({ slug: before, title }) => ({
        slug: before,
        title: shown(title, locale),
      })),
      category: course.category,
      minutes: outline.reduce((sum, { minutes }) => sum + minutes, 0),
      locales: course.required_locales,
      modules: modulesOf(outline, locale),
      award: course.award_title && { title: shown(course.award_title, locale), monthsValid: course.months_valid },
      enrolmentId: course.enrolment_id,
      ...held,
    };
  }
}
