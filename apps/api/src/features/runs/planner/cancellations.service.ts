import type { OutputOf, previewCancellation } from '@edukom/contracts';
import { INTERFACE_LOCALES, isHeld } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { syncCalendar } from '../../../platform/jobs/sync-calendar.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { RequestStepsService } from '../enrolment/request-steps.service.js';
import { type SeatRunRow, SeatsRepository } from '../enrolment/seats.repository.js';
import { cancellationMail } from './cancellation-mail.js';
import { CancellationsRepository, type ConcernedRow } from './cancellations.repository.js';

/** Stands in a preview where the reason will. */
const NO_REASON_YET = '…';

const withAddress = (people: readonly ConcernedRow[]) =>
  people.flatMap(({ email, ...person }) => (email === null ? [] : [{ ...person, email }]));

/**
 * Cancelling a run. Invariants: it is one transaction, the mails in it; each person is mailed once, in their language;
 * enrolments, marks and sessions that were held stay as they are; nobody waits for an answer that will not come.
 */
@Injectable()
export class CancellationsService {
  constructor(
    private readonly db: Db,
    private readonly repository: CancellationsRepository,
    private readonly seats: SeatsRepository,
    private readonly steps: RequestStepsService,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async preview(runId: string, at: Date): Promise<OutputOf<typeof previewCancellation>> {
    const run = cancellable(await this.seats.run(runId));
    const people = await this.repository.concerned(runId);
    const told = withAddress(people);
    const languages: OutputOf<typeof previewCancellation>['languages'] = [];
    for (const locale of INTERFACE_LOCALES) {
      const inLocale = told.filter((person) => person.locale === locale);
      const [first] = inLocale;
      if (!first) continue;
      const words = { name: first.given_name, locale, reason: NO_REASON_YET, origin: this.config.publicOrigin };
      languages.push({ locale, mails: inLocale.length, ...cancellationMail(await loadTranslate(locale), run, words) });
    }
    return {
      mails: told.length,
      unreachable: people.length - told.length,
      sessions: await this.repository.comingSessions(runId, at),
      requests: (await this.repository.openRequests(runId)).length,
      languages,
    };
  }

  async cancel(actor: Actor, runId: string, reason: string, at: Date): Promise<{ mails: number; sessions: number }> {
    return this.db.tx(async () => {
      const run = cancellable(await this.seats.lockRun(runId));
      const told = withAddress(await this.repository.concerned(runId));
      const sessions = await this.repository.cancelSessions(runId, reason, at);
      await this.repository.cancelRun(runId, reason, at);
      for (const request of await this.repository.openRequests(runId))
        await this.steps.take(run, request, 'lapse', { actorId: actor.personId, reason, at, isToldElsewhere: true });
      for (const person of told) await this.#tell(run, person, reason);
      await this.jobs.enqueue(syncCalendar, { runId });
      await this.audit.record({
        actorId: actor.personId,
        action: 'run.cancelled',
        subjectKind: 'run',
        subjectId: runId,
        before: { state: run.state },
        after: { state: 'cancelled', sessions, mails: told.length },
        reason,
      });
      return { mails: told.length, sessions };
    });
  }

  async #tell(run: SeatRunRow, person: ConcernedRow & { readonly email: string }, reason: string): Promise<void> {
    const { given_name: name, locale } = person;
    await this.mailer.post({
      eventKey: `run.cancelled:${run.id}`,
      personId: person.id,
      recipient: person.email,
      locale,
      write: (t) => cancellationMail(t, run, { name, locale, reason, origin: this.config.publicOrigin }),
    });
  }
}

/** @throws Problem for what is not there, not with a group, or over. */
function cancellable(run: SeatRunRow | null): SeatRunRow {
  if (!run) throw new Problem('request.not-found');
  if (run.kind === 'open') throw new Problem('run.open-course');
  if (!isHeld(run)) throw new Problem('run.state');
  return run;
}
