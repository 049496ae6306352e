import type { AttendanceMatrix } from '@edukom/contracts';
import { plannedMinutes } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Problem } from '../../../platform/http/problem.js';
import { NO_RECORD, planOf } from '../attendance.mapper.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { AttendanceService, bodyOf, recordKey } from '../attendance.service.js';
import { AttendanceViewsRepository } from './attendance-views.repository.js';

/** People by sessions of a run; each row shows the figures that every other page shows. */
@Injectable()
export class MatrixService {
  constructor(
    private readonly views: AttendanceViewsRepository,
    private readonly repository: AttendanceRepository,
    private readonly attendance: AttendanceService,
    private readonly clock: Clock,
  ) {}

  async matrix(runId: string): Promise<AttendanceMatrix> {
    const run = await this.views.run(runId);
    if (!run) throw new Problem('request.not-found');
    const people = await this.repository.boardPeople(runId);
    const enrolments = people.map((person) => ({
      id: person.enrolment_id,
      run_id: runId,
      attendance_rule: run.attendance_rule,
    }));
    const standing = await this.attendance.standingOf(enrolments);
    // A run without people has sessions all the same.
    const all = enrolments.length > 0 ? standing.sessions : await this.repository.sessionsOfRuns([runId]);
    const sessions = all.filter(({ cancelled_at }) => cancelled_at === null);
    const now = this.clock.now();
    return {
      title: run.title,
      thresholdBasisPoints: run.attendance_rule.thresholdBasisPoints,
      sessions: sessions.map((session) => ({
        id: session.id,
        title: session.title,
        startsAt: session.starts_at,
        plannedMinutes: plannedMinutes(planOf(session)),
        isPast: session.ends_at <= now,
      })),
      people: people.flatMap(({ enrolment_id: enrolmentId, given_name, family_name, institution_name }) => {
        const evaluation = standing.evaluations.get(enrolmentId);
        if (!evaluation) return [];
        const records = sessions.map(({ id }) => standing.records.get(recordKey(id, enrolmentId)) ?? NO_RECORD);
        return [
          {
            enrolmentId,
            givenName: given_name,
            familyName: family_name,
            institutionName: institution_name,
            attendance: bodyOf(evaluation),
            states: records.map(({ state }) => state),
            minutes: records.map(({ minutes }) => minutes),
          },
        ];
      }),
    };
  }
}
