import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { ImportProgressRepository } from '../../platform/imports/import-progress.repository.js';
import { jobKind, Jobs } from '../../platform/jobs/jobs.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { AccountLinksService } from '../identity/account-links.service.js';
import { ImportPassesService, type OnRows } from './import-passes.service.js';
import type { TableBatch } from './import-view.js';
import { ImportsRepository } from './imports.repository.js';
import { TableKinds } from './kinds/table-kinds.js';
import { Pacer } from './pace.js';
import { StalePreview } from './stale-preview.js';
import { ImportBatchesRepository } from '../../platform/imports/import-batches.repository.js';

const workOn = jobKind({ name: 'imports.work', payload: z.object({ importId: z.string() }) });
const inviteImported = jobKind({ name: 'people.invite-imported', payload: z.object({ importId: z.string() }) });
const INVITE_BATCH = 100;

/** Somebody wanted the work stopped: thrown inside its transaction so that nothing of it stays. */
class Stopped extends Error {}

/** Where a batch is again when its work came to nothing. */
const BACK = { reading: 'failed', applying: 'previewed', undoing: 'applied' } as const;
type Working = keyof typeof BACK;
const isWorking = (state: string): state is Working => state in BACK;

/** Whether a preview no longer holds: somebody else's change shows in the rows, or in a constraint. */
export const isStale = (error: unknown): boolean =>
  error instanceof StalePreview || isUniqueViolation(error, 'person_email_unique');

/**
 * Large tables are worked on by a job. Invariants: the work is one transaction, so a worker that dies leaves nothing of it
 * and the next one does it whole; whoever stops it finds everything as before; an end that was no success is said.
 */
@Injectable()
export class ImportJobsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly links: AccountLinksService,
    private readonly batches: ImportBatchesRepository,
    private readonly repository: ImportsRepository,
    private readonly progress: ImportProgressRepository,
    private readonly passes: ImportPassesService,
    private readonly kinds: TableKinds,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(workOn, ({ importId }) => this.#work(importId));
    this.jobs.handle(inviteImported, ({ importId }) => this.#inviteImported(importId));
  }

  /** Orders the work a batch is in the state of; in the caller's transaction. */
  async order(batch: TableBatch): Promise<void> {
    const { create, update, skip, error } = batch.summary.counts;
    await this.progress.begin(batch.id, batch.state === 'undoing' ? create + update : create + update + skip + error);
    await this.jobs.enqueue(workOn, { importId: batch.id });
  }

  /** Orders the invitations an applied import was asked for; in the caller's transaction. */
  async orderInvitations(batch: TableBatch): Promise<void> {
    if (batch.summary.invitations > 0) await this.jobs.enqueue(inviteImported, { importId: batch.id });
  }

  async #work(importId: string): Promise<void> {
    const batch = this.kinds.ofTable(await this.batches.any(importId));
    if (!batch || !isWorking(batch.state)) return;
    try {
      await this.passes.whole(batch.kind, () => this.#pass(importId), true);
    } catch (error) {
      await this.#end(importId, error);
    } finally {
      await this.passes.tidyUp(batch).catch((error: unknown) => this.log.warn({ err: error, importId }, 'import tidy'));
    }
  }

  async #pass(importId: string): Promise<void> {
    const batch = await this.passes.hold(importId);
    if (!batch || !isWorking(batch.state)) return;
    const asked = batch.summary.asked ?? { by: batch.createdBy, invite: false };
    const pacer = new Pacer();
    const onRows = this.#onRows(importId, pacer);
    await onRows(0);
    if (batch.state === 'reading') await this.passes.read(batch, onRows, pacer);
    else if (batch.state === 'undoing') await this.passes.undo(batch, asked.by, onRows, pacer);
    else await this.orderInvitations(await this.passes.apply(batch, asked, onRows, pacer));
  }

  #onRows(importId: string, pacer: Pacer): OnRows {
    return async (done) => {
      const { isCancelled, isGentle } = await this.progress.step(importId, done, this.clock.now());
      if (isCancelled) throw new Stopped();
      pacer.follow(isGentle);
    };
  }

  /** Says how the work ended that was taken back. An error nobody foresaw is logged, and the work can be asked for again. */
  async #end(importId: string, error: unknown): Promise<void> {
    await this.db.tx(async () => {
      await this.batches.takeTime();
      const batch = await this.passes.hold(importId);
      if (!batch || !isWorking(batch.state)) return;
      const { state, summary } = batch;
      if (error instanceof Stopped) {
        if (state === 'undoing')
          await this.passes.save(batch, { state: 'applied', summary: { ...summary, asked: null } });
        else await this.passes.drop(batch);
      } else if (isStale(error))
        await this.passes.readAgain(batch, summary.asked?.by ?? batch.createdBy, () => Promise.resolve());
      else {
        const problem = error instanceof Problem ? error.code : 'import.failed';
        if (problem === 'import.failed') this.log.error({ err: error, importId }, 'import failed');
        await this.passes.save(batch, { state: BACK[state], summary: { ...summary, asked: null, problem } });
      }
    });
  }

  /** Whoever has an account already is left alone, so running it again mails nobody twice. */
  async #inviteImported(importId: string): Promise<void> {
    for (;;) {
      const people = await this.repository.uninvited(importId, INVITE_BATCH);
      for (const personId of people) await this.links.invite(personId);
      if (people.length < INVITE_BATCH) return;
    }
  }
}
