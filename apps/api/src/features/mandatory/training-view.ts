import type { MandatoryCounts, MandatoryPerson, MandatoryTraining } from '@edukom/contracts';
import { countsFrom, mandatoryState } from '@edukom/domain';
import { type RenewalColumns, renewalOf } from './renewal-row.js';
import type { AskedTraining, StandingPersonRow, StandingRow } from './standing.repository.js';
import type { TrainingRow } from './trainings.repository.js';

/** A training as its standing is asked for. */
export const askedOf = (
  row: RenewalColumns & { readonly id: string; readonly course_id: string; readonly due_on: string },
): AskedTraining => ({
  id: row.id,
  courseId: row.course_id,
  countsFrom: countsFrom(renewalOf(row), row.due_on),
});

const add = (rows: readonly StandingRow[], of: 'done' | 'enrolled' | 'rest'): number =>
  rows.reduce((sum, row) => sum + row[of], 0);

/** Counts of some institutions together: once the due day is over, whoever has not done it is overdue. */
export function countsOf(rows: readonly StandingRow[], dueOn: string, today: string): MandatoryCounts {
  const [done, enrolled, rest] = [add(rows, 'done'), add(rows, 'enrolled'), add(rows, 'rest')];
  return today > dueOn
    ? { done, enrolled: 0, missing: 0, overdue: enrolled + rest }
    : { done, enrolled, missing: rest, overdue: 0 };
}

export const personView = (row: StandingPersonRow, dueOn: string, today: string): MandatoryPerson => ({
  personId: row.person_id,
  givenName: row.given_name,
  familyName: row.family_name,
  departmentName: row.department_name,
  state: mandatoryState({ isDone: row.is_done, isEnrolled: row.is_enrolled }, dueOn, today),
});

export const trainingView = (row: TrainingRow, counts: MandatoryCounts, canEnd: boolean): MandatoryTraining => ({
  id: row.id,
  courseTitle: row.course_title,
  dueOn: row.due_on,
  remindDays: row.remind_days,
  copiesFocalPoint: row.copies_focal_point,
  audience: row.audience.map(({ institutionName, departmentName }) => ({ institutionName, departmentName })),
  endedAt: row.ended_at,
  endReason: row.end_reason,
  counts,
  canEnd,
});
