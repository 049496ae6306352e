import {
  evaluatePath,
  type LocalizedText,
  type PathCompletion,
  type PathEvaluation,
  type PathInput,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { type CompletionRow, PathProgressRepository } from './path-progress.repository.js';
import { type PathRow, PathsRepository } from './paths.repository.js';

const MOST_CANDIDATES = 500;

/** A person on a path: what the decision is made from, the decision, and the rows behind it. */
export interface PathStanding {
  readonly input: PathInput;
  readonly evaluation: PathEvaluation;
  readonly completions: readonly CompletionRow[];
}

const completionOf = (row: CompletionRow): PathCompletion => ({
  courseId: row.course_id,
  kind: row.kind,
  id: row.id,
  completedAt: row.completed_at.getTime(),
  validUntil: row.valid_until?.getTime() ?? null,
  isWithdrawn: row.is_withdrawn,
});

const courseIdsOf = ({ courses }: PathRow): string[] => courses.map(({ courseId }) => courseId);

function standingOf(path: PathRow, completions: readonly CompletionRow[], now: Date): PathStanding {
  const input = {
    courses: path.courses.map(({ courseId, isRequired }) => ({ courseId, isRequired })),
    completions: completions.filter(({ course_id: id }) => courseIdsOf(path).includes(id)).map(completionOf),
  };
  return { input, evaluation: evaluatePath(input, now.getTime()), completions };
}

/** How far people are on paths. Always computed from certificates and enrolments, never stored. */
@Injectable()
export class PathProgressService {
  constructor(
    private readonly paths: PathsRepository,
    private readonly repository: PathProgressRepository,
  ) {}

  path(pathId: string): Promise<PathRow | null> {
    return this.paths.byId(pathId);
  }

  /** One person, with what it rests on held until the transaction ends: to be decided upon in it. */
  async held(path: PathRow, personId: string, now: Date): Promise<PathStanding> {
    const ids = courseIdsOf(path);
    await this.repository.holdCertificates(ids, personId);
    return standingOf(path, await this.repository.ofPeople(ids, [personId]), now);
  }

  /** Everybody who completed all required courses once, with where they stand. Two statements. */
  async candidates(path: PathRow, now: Date) {
    const required = path.courses.filter(({ isRequired }) => isRequired).map(({ courseId }) => courseId);
    if (required.length === 0) return [];
    const people = await this.repository.completers(required, MOST_CANDIDATES);
    const rows = await this.repository.ofPeople(
      courseIdsOf(path),
      people.map(({ person_id: id }) => id),
    );
    const byPerson = Map.groupBy(rows, ({ person_id: id }) => id);
    return people.map((person) => ({
      person,
      standing: standingOf(path, byPerson.get(person.person_id) ?? [], now),
    }));
  }

  /** The published paths somebody is on: a course of it begun or completed. Three statements however many paths. */
  async ofPerson(personId: string, now: Date) {
    const paths = await this.paths.published();
    const ids = [...new Set(paths.flatMap(courseIdsOf))];
    if (ids.length === 0) return [];
    const completions = await this.repository.ofPeople(ids, [personId]);
    const enrolments = await this.repository.enrolments(ids, personId);
    const places = new Map(enrolments.map(({ course_id: courseId, id }) => [courseId, id]));
    const touched = new Set([...places.keys(), ...completions.map(({ course_id: id }) => id)]);
    return paths
      .filter((path) => courseIdsOf(path).some((id) => touched.has(id)))
      .map((path) => ({ path, places, ...standingOf(path, completions, now) }));
  }

  /** Where somebody works at a moment, for what is printed. */
  institutionOf(personId: string, at: Date): Promise<LocalizedText> {
    return this.repository.institutionOf(personId, dayOf(at));
  }
}
