import {
  type AttendanceTotalBody,
  type InputOf,
  type OutputOf,
  type readTotals,
  TOTALS_SHOWN,
} from '@edukom/contracts';
import { allowedScopes, type AttendanceEvaluation, totalAttendance } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { AttendanceService } from '../attendance.service.js';
import {
  AttendanceViewsRepository,
  type CountedEnrolmentRow,
  type VisibleScopes,
} from './attendance-views.repository.js';

type Asked = InputOf<typeof readTotals>['query'];
type By = Asked['by'];

/** Enrolments judged at once: bounds the memory, whatever the period. */
const BATCH = 2_000;

/** One row of the totals while it grows. */
interface Group {
  readonly first: CountedEnrolmentRow;
  readonly people: Set<string>;
  readonly runs: Set<string>;
  readonly evaluations: AttendanceEvaluation[];
}

const KEYS: Readonly<Record<By, (row: CountedEnrolmentRow) => string>> = {
  institution: (row) => row.institution_id,
  department: (row) => `${row.institution_id} ${row.department_id ?? ''}`,
  person: (row) => row.person_id,
};
const IDS: Readonly<Record<By, (row: CountedEnrolmentRow) => string | null>> = {
  institution: (row) => row.institution_id,
  department: (row) => row.department_id,
  person: (row) => row.person_id,
};

/**
 * Attendance across courses. Every enrolment is judged by the one function, and totals only add up what it says; an enrolment
 * counts for the institution at enrolment, so a transfer changes no total of last year.
 */
@Injectable()
export class TotalsService {
  constructor(
    private readonly views: AttendanceViewsRepository,
    private readonly attendance: AttendanceService,
  ) {}

  async totals(actor: Actor, asked: Asked): Promise<OutputOf<typeof readTotals>> {
    if (asked.to < asked.from) throw new Problem('request.invalid', { errors: [{ pointer: '/to', code: 'order' }] });
    const { all, ids } = allowedScopes(actor.grants, 'attendance.read');
    const scopes = { all, ...ids };
    const groups = await this.#groups(scopes, asked);
    const rows = [...groups.values()].sort((a, b) => orderOf(asked.by, a).localeCompare(orderOf(asked.by, b), 'sq'));
    return {
      rows: rows.slice(0, TOTALS_SHOWN).map((group) => rowOf(asked.by, group)),
      isCut: rows.length > TOTALS_SHOWN,
      institutions: await this.views.institutions(scopes, asked.from, asked.to),
    };
  }

  async #groups(scopes: VisibleScopes, { by, from, to, institutionId }: Asked): Promise<Map<string, Group>> {
    const groups = new Map<string, Group>();
    for (let after: string | null = null, isMore = true; isMore;) {
      const rows: CountedEnrolmentRow[] = await this.views.countedEnrolments(
        scopes,
        { from, to, institutionId: institutionId ?? null },
        after,
        BATCH,
      );
      const { evaluations } = await this.attendance.standingOf(rows);
      for (const row of rows) add(groups, KEYS[by](row), row, evaluations.get(row.id));
      after = rows.at(-1)?.id ?? null;
      isMore = rows.length === BATCH;
    }
    return groups;
  }
}

function add(
  groups: Map<string, Group>,
  key: string,
  row: CountedEnrolmentRow,
  evaluation: AttendanceEvaluation | undefined,
): void {
  if (!evaluation) return;
  const group = groups.get(key) ?? { first: row, people: new Set(), runs: new Set(), evaluations: [] };
  group.people.add(row.person_id);
  group.runs.add(row.run_id);
  group.evaluations.push(evaluation);
  groups.set(key, group);
}

/** People by name, the others by institution; departments without a name come last in theirs. */
const orderOf = (by: By, { first }: Group): string =>
  by === 'person'
    ? first.person_order
    : `${first.institution_order} ${by === 'department' ? (first.department_name ?? '\uffff') : ''}`;

function rowOf(by: By, { first, people, runs, evaluations }: Group): AttendanceTotalBody {
  const { enrolments: _enrolments, ...total } = totalAttendance(evaluations);
  return {
    id: IDS[by](first),
    personName: by === 'person' ? first.person_name : null,
    institutionName: first.institution_name,
    departmentName: by === 'institution' ? null : first.department_name,
    people: people.size,
    runs: runs.size,
    ...total,
  };
}
