import { commonFramework, type LevelCrosswalk, levelIn, type RatedLevel } from './crosswalk.js';
import type { CompetenceGap } from './gap.js';

/** A course with the level it leads to in each competence it teaches. */
export interface TeachingCourse {
  readonly courseId: string;
  readonly teaches: readonly (RatedLevel & { readonly competence: string })[];
}

/** A course that closes a part of somebody's gaps. */
export interface CourseSuggestion {
  readonly courseId: string;
  /** Competences it helps with, the largest step first. */
  readonly competences: readonly string[];
  /** Levels it closes in all of them together. */
  readonly steps: number;
  /** Whether nothing is left of these gaps after it. */
  readonly closesAll: boolean;
}

/** How much of a gap a course closes, in levels of the coarser of their two frameworks. */
interface Closing {
  readonly steps: number;
  readonly isWhole: boolean;
}

/** Null: the course ends where the person already is, or below, or cannot be compared. */
function closingOf(
  gap: CompetenceGap,
  taught: readonly RatedLevel[],
  crosswalks: readonly LevelCrosswalk[],
): Closing | null {
  const best = taught.map((rated): Closing => {
    const framework = commonFramework([{ framework: gap.framework, level: gap.target }, rated], crosswalks) ?? '';
    const said = (one: RatedLevel): number => levelIn(framework, one, crosswalks)?.level ?? 0;
    const [target, held] = [gap.target, gap.held ?? 0].map((level) => said({ framework: gap.framework, level }));
    const reached = said(rated);
    return { steps: Math.min(reached, target ?? 0) - (held ?? 0), isWhole: reached >= (target ?? 0) };
  });
  const [first] = best.filter(({ steps }) => steps > 0).sort((a, b) => b.steps - a.steps);
  return first ?? null;
}

/**
 * The courses that close something of these gaps: what closes most levels first, then what helps with more competences,
 * then by id, so that the order is the same every time. A course for what nobody lacks is not suggested.
 */
export function suggestCourses(
  gaps: readonly CompetenceGap[],
  courses: readonly TeachingCourse[],
  crosswalks: readonly LevelCrosswalk[],
): CourseSuggestion[] {
  const open = gaps.filter(({ gap }) => gap > 0);
  const found = courses.flatMap(({ courseId, teaches }) => {
    const helped = open
      .flatMap((gap) => {
        const ofGap = teaches.filter(({ competence }) => competence === gap.competence);
        const closing = closingOf(gap, ofGap, crosswalks);
        return closing ? [{ competence: gap.competence, ...closing }] : [];
      })
      .sort((a, b) => b.steps - a.steps);
    if (helped.length === 0) return [];
    return [
      {
        courseId,
        competences: helped.map(({ competence }) => competence),
        steps: helped.reduce((sum, { steps }) => sum + steps, 0),
        closesAll: helped.every(({ isWhole }) => isWhole),
      },
    ];
  });
  return found.sort(
    (a, b) => b.steps - a.steps || b.competences.length - a.competences.length || (a.courseId < b.courseId ? -1 : 1),
  );
}
