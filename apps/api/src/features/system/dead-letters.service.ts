import {
  type DeadLetterItem,
  type InputOf,
  instant,
  type listDeadLetters,
  type OutputOf,
  uuid,
} from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { readCursor, writeCursor } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import {
  type DeadLetterRow,
  DeadLettersRepository,
  type Settlement,
} from '../../platform/jobs/dead-letters.repository.js';
import { Jobs } from '../../platform/jobs/jobs.js';

const PAGE = 50;
const PLACE = z.tuple([instant, uuid]).transform(([at, id]) => ({ at, id }));

const cursorOf = (row: DeadLetterRow): string => writeCursor([row.died_at.toISOString(), row.id]);

/** Every kind of work is given the id of what it is about first. */
const subjectOf = (payload: Readonly<Record<string, unknown>>): string | null => {
  const [first] = Object.values(payload);
  return typeof first === 'string' ? first : null;
};

const itemOf = (row: DeadLetterRow): DeadLetterItem => ({
  deadLetterId: row.id,
  kind: row.kind,
  subjectId: subjectOf(row.payload),
  error: row.error,
  tries: row.tries,
  diedAt: row.died_at,
  settled:
    row.settlement && row.settled_at
      ? { how: row.settlement, at: row.settled_at, byName: row.settled_by_name ?? '', reason: row.reason }
      : null,
});

/** Work that failed for good, as an administrator sees it and decides about it. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly db: Db,
    private readonly repository: DeadLettersRepository,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list({
    group = 'open',
    cursor,
    limit = PAGE,
  }: InputOf<typeof listDeadLetters>['query']): Promise<OutputOf<typeof listDeadLetters>> {
    const rows = await this.repository.list(group === 'settled', readCursor(PLACE, cursor), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(itemOf),
      next: rows.length > limit && last ? cursorOf(last) : null,
      openCount: await this.repository.openCount(),
    };
  }

  /** @throws Problem `request.conflict`: somebody has decided already, or this release does no such work any more. */
  async runAgain(actor: Actor, id: string): Promise<void> {
    await this.#settle(actor, id, 'again', '', async ({ kind, payload }) => {
      if (!(await this.jobs.enqueueAgain(kind, payload))) throw new Problem('request.conflict');
    });
  }

  /** @throws Problem `request.conflict`: somebody has decided already. */
  async drop(actor: Actor, id: string, reason: string): Promise<void> {
    await this.#settle(actor, id, 'dropped', reason, () => Promise.resolve());
  }

  async #settle(
    actor: Actor,
    id: string,
    settlement: Settlement,
    reason: string,
    act: (letter: Pick<DeadLetterRow, 'kind' | 'payload'>) => Promise<void>,
  ): Promise<void> {
    await this.db.tx(async () => {
      const letter = await this.repository.lock(id);
      if (!letter) throw new Problem('request.not-found');
      if (letter.settlement !== null) throw new Problem('request.conflict');
      await act(letter);
      await this.repository.settle(id, settlement, actor.personId, this.clock.now(), reason);
      await this.audit.record({
        actorId: actor.personId,
        action: `dead-letter.${settlement}`,
        subjectKind: 'dead-letter',
        subjectId: id,
        after: { kind: letter.kind, payload: letter.payload, reason },
      });
    });
  }
}
