import type { GuardedFigure, OutputOf, PlaceGaps, readCompetenceGaps } from '@edukom/contracts';
import { allowedScopes, type ProtectedCell } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import type { Actor } from '../../platform/http/context.js';
import { CourseCompetencesRepository, type TeachingRow } from './course-competences.repository.js';
import { FrameworksService } from './frameworks.service.js';
import { PEOPLE, protectGaps } from './gaps-disclosure.js';
import { GapsRepository, type PlaceRow } from './gaps.repository.js';

const HIDDEN: GuardedFigure = { status: 'suppressed', value: null, bound: null };

function figureOf(cell: ProtectedCell | undefined): GuardedFigure {
  if (!cell) return HIDDEN;
  const { status, shown } = cell;
  if (!shown) return { status, value: null, bound: null };
  return { status, value: shown.value, bound: shown.bound === 'exact' ? null : shown.bound };
}

const coursesFor = (competence: string, courses: readonly TeachingRow[]) =>
  courses
    .filter(({ teaches }) => teaches.some((one) => one.competence === competence))
    .map(({ courseId, slug, title, run }) => ({ courseId, slug, title, takesRequests: run !== null }));

/**
 * What municipalities lack, for whoever plans training. Invariants: nothing leaves but figures after disclosure control,
 * over the whole country, so that a part shown to one person gives away no more than the whole; whoever plans for one
 * institution sees its place. The figures are of this moment: a focal point, who knows which official assessed themselves
 * when, would read a person's result from two looks at them, and is not let in.
 */
@Injectable()
export class GapsService {
  constructor(
    private readonly repository: GapsRepository,
    private readonly frameworks: FrameworksService,
    private readonly courses: CourseCompetencesRepository,
  ) {}

  async read(actor: Actor, at: Date): Promise<OutputOf<typeof readCompetenceGaps>> {
    // The newest framework names the competences; those of the others have the same keys.
    const newest = (await this.frameworks.all()).at(-1);
    const competences = newest?.areas.flatMap((area) => area.competences) ?? [];
    const courses = await this.courses.teaching(dayOf(at));
    return {
      competences: competences.map((one) => ({ ...one, courses: coursesFor(one.key, courses) })),
      places: await this.#places(
        actor,
        competences.map(({ key }) => key),
      ),
    };
  }

  async #places(actor: Actor, competences: readonly string[]): Promise<PlaceGaps[]> {
    const places = await this.repository.places();
    const figures = (await this.repository.below()).map(({ place, people, below }) => ({
      place,
      people,
      below: new Map(below.map((one) => [one.competence, one.people])),
    }));
    const tree = places.map(({ id, parent_id: parent }) => ({ code: id, parent }));
    const cells = new Map(
      (protectGaps(tree, figures, competences) ?? []).map((cell) => [`${cell.indicator} ${cell.place}`, cell]),
    );
    const { all, ids } = allowedScopes(actor.grants, 'competence.read');
    const own = all ? null : await this.repository.placesOf(ids);
    const isReported = ({ id }: PlaceRow) => cells.get(`${PEOPLE} ${id}`)?.status !== 'not-reported';
    return places
      .filter((place) => (own ? own.has(place.id) : isReported(place)))
      .map(({ id, kind, name }) => ({
        placeId: id,
        kind,
        name,
        people: figureOf(cells.get(`${PEOPLE} ${id}`)),
        below: competences.map((competence) => ({ competence, share: figureOf(cells.get(`${competence} ${id}`)) })),
      }));
  }
}
