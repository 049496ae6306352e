import { canonicalJson } from '../certificates/canonical-json.js';
import type { EligibilityReason } from '../eligibility/evaluate-eligibility.js';

/** A course of a learning path, in the order of the path. */
export interface PathCourse {
  readonly courseId: string;
  readonly isRequired: boolean;
}

/** That somebody completed a course once: by a certificate, or by an enrolment that led to none. */
export interface PathCompletion {
  readonly courseId: string;
  readonly kind: 'certificate' | 'enrolment';
  /** Id of the certificate or of the enrolment. */
  readonly id: string;
  /** Epoch ms. */
  readonly completedAt: number;
  /** Epoch ms from which on it counts no more; null: it counts for good. */
  readonly validUntil: number | null;
  /** Taken back or replaced: it never counts. */
  readonly isWithdrawn: boolean;
}

export interface PathInput {
  readonly courses: readonly PathCourse[];
  readonly completions: readonly PathCompletion[];
}

export interface PathCourseState extends PathCourse {
  /** What the course counts as completed by; null: it does not count. */
  readonly by: PathCompletion | null;
}

export interface PathEvaluation {
  /** Whether the certificate of the path may be given. */
  readonly eligible: boolean;
  readonly courses: readonly PathCourseState[];
  /** Required courses, and how many of them are done. */
  readonly required: number;
  readonly done: number;
  /** One requirement per required course, in the order of the path. */
  readonly reasons: readonly EligibilityReason[];
}

const lasts = ({ validUntil }: PathCompletion): number => validUntil ?? Infinity;

/** A certificate before an enrolment, what lasts longest first, then the earliest; the id decides what is left. */
function isBetter(a: PathCompletion, b: PathCompletion): boolean {
  if (a.kind !== b.kind) return a.kind === 'certificate';
  if (lasts(a) !== lasts(b)) return lasts(a) > lasts(b);
  return a.completedAt === b.completedAt ? a.id < b.id : a.completedAt < b.completedAt;
}

function completedBy(courseId: string, completions: readonly PathCompletion[], now: number): PathCompletion | null {
  return completions
    .filter((one) => one.courseId === courseId && !one.isWithdrawn && lasts(one) > now)
    .reduce<PathCompletion | null>((best, one) => (best === null || isBetter(one, best) ? one : best), null);
}

const reasonOf = ({ courseId, by }: PathCourseState): EligibilityReason => ({
  code: 'course',
  params: { courseId, by: by?.kind ?? null, id: by?.id ?? null, validUntil: by?.validUntil ?? null },
  met: by !== null,
});

/**
 * How far somebody is on a learning path at `now` (epoch ms), whether its certificate may be given, and what each course
 * counts as completed by. A completion of any cycle counts unless it was withdrawn or has expired; optional courses ask for
 * nothing. A path without a required course certifies nothing, so nobody is eligible. One more completion never takes
 * eligibility away, and the order of completions does not matter. Source: product.md, *Words* (Award of a path).
 * To be evaluated again in the issuing transaction; who may issue is decided where access is.
 */
export function evaluatePath({ courses, completions }: PathInput, now: number): PathEvaluation {
  const states = courses.map((course) => ({ ...course, by: completedBy(course.courseId, completions, now) }));
  const required = states.filter(({ isRequired }) => isRequired);
  const done = required.filter(({ by }) => by !== null).length;
  return {
    eligible: required.length > 0 && done === required.length,
    courses: states,
    required: required.length,
    done,
    reasons: required.map(reasonOf),
  };
}

/**
 * What was decided and on what grounds, as one canonical text to be stored with the certificate and hashed: the certificate
 * or enrolment each required course rests on. Equal inputs give equal texts.
 */
export function pathSnapshot(input: PathInput, at: number): string {
  const { eligible, reasons } = evaluatePath(input, at);
  return canonicalJson({
    format: 1,
    at,
    eligible,
    reasons: reasons.map(({ code, params, met }) => ({ code, params, met })),
  });
}
