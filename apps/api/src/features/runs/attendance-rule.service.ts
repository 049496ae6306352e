import type { changeAttendanceRule, InputOf, RuleOfRun } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { Problem } from '../../platform/http/problem.js';
import { AttendanceRuleRepository } from './attendance-rule.repository.js';

/** What a run asks of attendance. Invariant: the rule changes only while the run is planned; from its start on it stays. */
@Injectable()
export class AttendanceRuleService {
  constructor(
    private readonly db: Db,
    private readonly repository: AttendanceRuleRepository,
    private readonly audit: Audit,
  ) {}

  async read(runId: string): Promise<RuleOfRun> {
    const run = await this.repository.run(runId);
    if (!run) throw new Problem('request.not-found');
    const sessions = await this.repository.sessions(runId);
    return {
      title: run.title,
      state: run.state,
      rule: run.attendance_rule,
      sessions: sessions.map(({ id, title, starts_at, slots }) => ({
        id,
        title,
        startsAt: starts_at,
        slots: slots.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })),
      })),
    };
  }

  async change(actorId: string, runId: string, rule: InputOf<typeof changeAttendanceRule>['body']): Promise<void> {
    await this.db.tx(async () => {
      const run = await this.repository.lock(runId);
      if (!run) throw new Problem('request.not-found');
      if (run.state !== 'planned') throw new Problem('run.state');
      await this.repository.setRule(runId, rule);
      await this.audit.record({
        actorId,
        action: 'run.attendance-rule',
        subjectKind: 'run',
        subjectId: runId,
        before: run.attendance_rule,
        after: rule,
      });
    });
  }
}
