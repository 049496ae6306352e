import type { HeadCount } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { Notifications } from '../../../platform/db/notifications.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { requireOpen } from '../session-state.js';
import { HeadCountsRepository } from './head-counts.repository.js';

/** Heads against scans: what a trainer counts stands beside what codes say, and changes nobody's record. */
@Injectable()
export class HeadCountsService {
  constructor(
    private readonly db: Db,
    private readonly sessions: AttendanceRepository,
    private readonly counts: HeadCountsRepository,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
  ) {}

  async record(actor: Actor, sessionId: string, heads: number, now: Date): Promise<HeadCount> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    requireOpen(session, now);
    await this.db.tx(async () => {
      const before = await this.counts.last(sessionId);
      await this.counts.insert({ id: uuidv7(), sessionId, heads, countedBy: actor.personId, countedAt: now });
      await this.audit.record({
        actorId: actor.personId,
        action: 'attendance.heads-counted',
        subjectKind: 'session',
        subjectId: sessionId,
        before: before && { heads: before.heads },
        after: { heads },
      });
      this.notifications.tell('edukom_board', sessionId);
    });
    return { heads, countedAt: now, countedBy: `${actor.givenName} ${actor.familyName}` };
  }
}
