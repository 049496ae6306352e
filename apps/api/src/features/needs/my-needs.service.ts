import type { MyNeeds, SuggestedCourse } from '@edukom/contracts';
import { competenceGaps, suggestCourses } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { type AssessmentRow, AssessmentsRepository } from './assessments.repository.js';
import { targetsOf } from './assessments.service.js';
import { CourseCompetencesRepository } from './course-competences.repository.js';
import type { FrameworkRow } from './frameworks.repository.js';
import { FrameworksService } from './frameworks.service.js';
import { PositionProfilesService } from './position-profiles.service.js';
import type { ProfileRow } from './profiles.repository.js';

const SUGGESTIONS = 10;

/** The areas of a framework with what the profile asks about; an area it asks nothing about is left out. */
function askedAreas(framework: FrameworkRow | undefined, profile: ProfileRow | null): MyNeeds['areas'] {
  const asked = new Set(profile?.targets.map(({ competence }) => competence));
  return (framework?.areas ?? [])
    .map((area) => ({ ...area, competences: area.competences.filter(({ key }) => asked.has(key)) }))
    .filter(({ competences }) => competences.length > 0);
}

const headOf = (framework: FrameworkRow | undefined): MyNeeds['framework'] =>
  framework ? { key: framework.key, version: framework.version, name: framework.name, levels: framework.levels } : null;

const completedOf = (rows: readonly AssessmentRow[]): MyNeeds['completed'] =>
  rows.flatMap(({ id, number, completed_at: at }) => (at ? [{ assessmentId: id, number, completedAt: at }] : []));

/** What somebody's position asks for, what they say of themself, what they lack, and what would help: for their own eyes. */
@Injectable()
export class MyNeedsService {
  constructor(
    private readonly assessments: AssessmentsRepository,
    private readonly courses: CourseCompetencesRepository,
    private readonly frameworks: FrameworksService,
    private readonly profiles: PositionProfilesService,
  ) {}

  async read(personId: string, at: Date): Promise<MyNeeds> {
    const { profile } = await this.profiles.of(personId, dayOf(at));
    const rows = await this.assessments.ofPerson(personId);
    const open = rows.find(({ completed_at: done }) => done === null);
    const key = open?.framework ?? profile?.framework;
    const framework = (await this.frameworks.all()).find((one) => one.key === key);
    const completed = completedOf(rows);
    const isKnown = profile !== null && completed.length > 0;
    return {
      profile: profile && { name: profile.name, isDefault: profile.is_default },
      framework: headOf(framework),
      areas: askedAreas(framework, profile),
      open: open
        ? { assessmentId: open.id, startedAt: open.started_at, answers: await this.assessments.answers(open.id) }
        : null,
      completed,
      ...(isKnown ? await this.#lacking(personId, profile, at) : { gaps: [], suggestions: [] }),
    };
  }

  async #lacking(personId: string, profile: ProfileRow, at: Date): Promise<Pick<MyNeeds, 'gaps' | 'suggestions'>> {
    const crosswalks = await this.frameworks.crosswalks();
    const gaps = competenceGaps(targetsOf(profile), await this.assessments.evidence(personId), crosswalks);
    const taken = await this.courses.takenBy(personId);
    const courses = (await this.courses.teaching(dayOf(at))).filter(({ courseId }) => !taken.has(courseId));
    const suggestions = suggestCourses(gaps, courses, crosswalks)
      .slice(0, SUGGESTIONS)
      .flatMap(({ courseId, competences, closesAll }): SuggestedCourse[] => {
        const course = courses.find((one) => one.courseId === courseId);
        if (!course) return [];
        const { slug, title, run, is_open: isOpen } = course;
        return [{ courseId, slug, title, competences: [...competences], closesAll, run, isOpen }];
      });
    return { gaps, suggestions };
  }
}
