import type { AttendanceEvaluation } from '../attendance/evaluate-attendance.js';
import { canonicalJson } from '../certificates/canonical-json.js';

/** What an award asks for. An empty list asks for nothing of that kind. */
export interface AwardRule {
  /** Whether the attendance rule of the run has to be met. */
  readonly isAttendanceRequired: boolean;
  readonly quizzes: readonly { readonly quizId: string; readonly passBasisPoints: number }[];
  readonly activitiesRequired: readonly string[];
}

/** A released grade of a quiz in basis points of its full score. */
export interface EligibilityGrade {
  readonly quizId: string;
  readonly basisPoints: number;
}

export interface EligibilityInput {
  readonly rule: AwardRule;
  /** Null when attendance was not evaluated (a run without sessions): then a required attendance is not met. */
  readonly attendance: AttendanceEvaluation | null;
  /** Released grades only; when several of one quiz are handed in, the highest counts. */
  readonly grades: readonly EligibilityGrade[];
  readonly completedActivities: readonly string[];
  /** Only an `active` or `completed` enrolment leads to a certificate. */
  readonly enrolment: 'waiting' | 'active' | 'completed' | 'withdrawn';
}

/** `course`: of a learning path, see `evaluatePath`. */
export const ELIGIBILITY_CODES = ['enrolment', 'attendance', 'quiz', 'activity', 'course'] as const;

/** One requirement and whether it is met; codes only, the words are interface texts. */
export interface EligibilityReason {
  readonly code: (typeof ELIGIBILITY_CODES)[number];
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly met: boolean;
}

export interface Eligibility {
  readonly eligible: boolean;
  /** Every requirement in a fixed order: enrolment, attendance, quizzes and then activities in the order of the rule. */
  readonly reasons: readonly EligibilityReason[];
}

const NOT_EVALUATED = {
  status: null,
  shareBasisPoints: null,
  attendedMinutes: 0,
  countedMinutes: 0,
  unexcusedAbsences: 0,
};

function attendanceReason({ rule, attendance }: EligibilityInput): readonly EligibilityReason[] {
  if (!rule.isAttendanceRequired) return [];
  const { status, shareBasisPoints, attendedMinutes, countedMinutes, unexcusedAbsences } = attendance ?? NOT_EVALUATED;
  return [
    {
      code: 'attendance',
      params: { status, shareBasisPoints, attendedMinutes, countedMinutes, unexcusedAbsences },
      met: status === 'met',
    },
  ];
}

function quizReasons({ rule, grades }: EligibilityInput): readonly EligibilityReason[] {
  return rule.quizzes.map(({ quizId, passBasisPoints }) => {
    const reached = grades.filter((grade) => grade.quizId === quizId).map(({ basisPoints }) => basisPoints);
    const best = reached.length > 0 ? Math.max(...reached) : null;
    return {
      code: 'quiz',
      params: { quizId, passBasisPoints, basisPoints: best },
      met: best !== null && best >= passBasisPoints,
    };
  });
}

function activityReasons({ rule, completedActivities }: EligibilityInput): readonly EligibilityReason[] {
  return rule.activitiesRequired.map((activityId) => ({
    code: 'activity',
    params: { activityId },
    met: completedActivities.includes(activityId),
  }));
}

/**
 * Whether a person may be given the certificate of an award now, with every requirement and whether it is met.
 * Eligible exactly when all of them are: enrolment always, the rest as the rule asks. An ungraded quiz is not passed. More
 * attendance, more points or one more finished activity never takes eligibility away.
 * To be evaluated again in the issuing transaction, whatever a list showed before (Moodle CVE-2025-67856 skipped it).
 * Whether the issuer may act, and that nobody certifies themself, is decided where access is.
 */
export function evaluateEligibility(input: EligibilityInput): Eligibility {
  const enrolled: EligibilityReason = {
    code: 'enrolment',
    params: { enrolment: input.enrolment },
    met: input.enrolment === 'active' || input.enrolment === 'completed',
  };
  const reasons = [enrolled, ...attendanceReason(input), ...quizReasons(input), ...activityReasons(input)];
  return { eligible: reasons.every(({ met }) => met), reasons };
}

/**
 * What was decided and on what grounds, as one canonical text to be stored with the certificate and hashed. It holds ids and
 * figures and no name; `at` is the instant of the decision (epoch ms). Equal inputs give equal texts.
 */
export function eligibilitySnapshot(input: EligibilityInput, at: number): string {
  const { eligible, reasons } = evaluateEligibility(input);
  const listed = reasons.map(({ code, params, met }) => ({ code, params, met }));
  return canonicalJson({ format: 1, at, eligible, reasons: listed });
}
