import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { syncCalendar } from '../../platform/jobs/sync-calendar.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { calendarMail } from './calendar-mail.js';
import { CalendarRepository, type DifferenceRow } from './calendar.repository.js';

/** What is told, with the sequence it is told under. */
type ToldRow = DifferenceRow & { readonly next: number };

/** Entries told in one transaction. */
const TOGETHER = 200;

/**
 * Tells people's calendars what holds. Invariants: one entry per session and person, whose sequence grows by one with each
 * change that is told; what is told and what is written down is one transaction; a change that was made and taken back in
 * between is never told; a session that is over is written down and not mailed.
 */
@Injectable()
export class CalendarSyncService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly repository: CalendarRepository,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(syncCalendar, ({ runId }) => this.sync(runId));
  }

  async sync(runId: string): Promise<void> {
    while ((await this.#tellSome(runId, true)) === TOGETHER);
  }

  /** Writes down what holds in every run without a word to anybody: for what was there before people use the product. */
  async settleAll(): Promise<void> {
    for (const runId of await this.repository.runIds()) while ((await this.#tellSome(runId, false)) === TOGETHER);
  }

  #tellSome(runId: string, isMailed: boolean): Promise<number> {
    return this.db.tx(async () => {
      await this.repository.holdRun(runId);
      const found = await this.repository.differences(runId, TOGETHER);
      if (found.length === 0) return 0;
      const now = this.clock.now();
      const told = found.map((row) => ({ ...row, next: row.sequence === null ? 0 : row.sequence + 1 }));
      await this.repository.tell(
        told.map((row) => ({ ...row, sequence: row.next })),
        now,
      );
      if (isMailed) await this.#mail(runId, told, now);
      return found.length;
    });
  }

  async #mail(runId: string, told: readonly ToldRow[], now: Date): Promise<void> {
    const ahead = told.filter((row) => row.ends_at > now);
    const course = await this.repository.courseTitle(runId);
    if (ahead.length === 0 || !course) return;
    const people = new Map(
      (await this.repository.recipients(ahead.map((row) => row.person_id))).map((one) => [one.id, one]),
    );
    for (const row of ahead) {
      const person = people.get(row.person_id);
      const order = person && calendarMail(row, row.next, person, course, this.config, now);
      if (order) await this.mailer.post(order);
    }
  }
}
