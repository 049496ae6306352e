import type { CorrectedPerson, CorrectionImpact, CorrectionOrder } from '@edukom/contracts';
import { canonicalJson, type JsonValue, passes } from '@edukom/domain';
import { createHash } from 'node:crypto';
import type { RescoringPlan } from '../quizzes/rescoring.service.js';
import type { TouchedRow } from './corrections.repository.js';

type Grades = RescoringPlan['grades'];
/** By enrolment whether a certificate may be issued; missing when the run leads to none. */
export type Eligible = ReadonlyMap<string, boolean>;

/** How things were, and how they are after the correction. */
export interface BeforeAndAfter<T> {
  readonly from: T;
  readonly to: T;
}

const changeOf = <S, T>({ from, to }: BeforeAndAfter<S>, read: (side: S) => T): BeforeAndAfter<T> => ({
  from: read(from),
  to: read(to),
});

function personOf(
  row: TouchedRow,
  { rescored, passMark }: Pick<RescoringPlan, 'rescored' | 'passMark'>,
  grades: BeforeAndAfter<Grades>,
  eligible: BeforeAndAfter<Eligible>,
): CorrectedPerson {
  const id = row.enrolment_id;
  const grade = changeOf(grades, (side) => side.get(id));
  const may = changeOf(eligible, (side) => side.get(id));
  return {
    enrolmentId: id,
    personId: row.person_id,
    name: row.name,
    runCode: row.run_code,
    points: changeOf(grade, (one) => one?.points ?? 0),
    maxPoints: changeOf(grade, (one) => one?.max_points ?? 0),
    share: changeOf(grade, (one) => one?.share ?? 0),
    hasPassed: changeOf(grade, (one) => passes(one?.share ?? 0, passMark)),
    isFinal: changeOf(grade, (one) => one?.is_final ?? false),
    isEligible: may.from === undefined || may.to === undefined ? null : { from: may.from, to: may.to },
    isReleased: grade.to?.is_released ?? false,
    certificate: row.certificate_id && row.serial ? { certificateId: row.certificate_id, serial: row.serial } : null,
    attempts: rescored.map(({ number, before, after }) => ({
      attemptId: after.attemptId,
      number,
      points: { from: before.points, to: after.points },
      maxPoints: { from: before.maxPoints, to: after.maxPoints },
    })),
  };
}

/** What a correction does, with a hash over the order, its scope and every change: the same hash is the same effect. */
export function impactOf(
  order: CorrectionOrder,
  plan: RescoringPlan,
  touched: readonly TouchedRow[],
  grades: BeforeAndAfter<Grades>,
  eligible: BeforeAndAfter<Eligible>,
): CorrectionImpact {
  const byEnrolment = Map.groupBy(plan.rescored, ({ enrolmentId }) => enrolmentId);
  const people = touched.map((row) => {
    const rescored = byEnrolment.get(row.enrolment_id) ?? [];
    return personOf(row, { rescored, passMark: plan.passMark }, grades, eligible);
  });
  const { quizId, runId } = plan.scope;
  const looked = canonicalJson({ format: 1, quizId, runId, order, people } as unknown as JsonValue);
  return { hash: createHash('sha256').update(looked).digest('hex'), attempts: plan.attempts, people };
}
