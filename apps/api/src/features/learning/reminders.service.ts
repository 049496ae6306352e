import type { OutputOf, previewReminders, remindPeople } from '@edukom/contracts';
import { INTERFACE_LOCALES, type InterfaceLocale, type LocalizedText, readText } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { RunProgressRepository } from './run-progress.repository.js';
import { type LearnerOverview, RunProgressService } from './run-progress.service.js';

/** For so long nobody is reminded again, by whomever. */
const PAUSE_MS = 24 * 3_600_000;

type Preview = OutputOf<typeof previewReminders>;
type Sent = OutputOf<typeof remindPeople>;

interface Sorted {
  readonly title: LocalizedText;
  readonly due: readonly (LearnerOverview & { readonly recipient: string })[];
  readonly leftOut: Sent['leftOut'];
}

/**
 * Reminders of a run. Invariants: nobody gets two within 24 hours, however many people press the button at once (the
 * database refuses the second row); who has finished by the moment of sending gets none; what is mailed and what is noted
 * is one transaction.
 */
@Injectable()
export class RemindersService {
  constructor(
    private readonly db: Db,
    private readonly repository: RunProgressRepository,
    private readonly progress: RunProgressService,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async preview(actor: Actor, runId: string, enrolmentIds: readonly string[], now: Date): Promise<Preview> {
    const { title, due, leftOut } = await this.#sort(runId, enrolmentIds, now);
    const languages: Preview['languages'] = [];
    for (const locale of INTERFACE_LOCALES) {
      const inLocale = due.filter(({ person }) => person.locale === locale);
      const [sample] = inLocale;
      if (!sample) continue;
      const text = this.#write(await loadTranslate(locale), locale, title, sample, actor);
      languages.push({ locale, mails: inLocale.length, ...text });
    }
    return { mails: due.length, languages, leftOut };
  }

  async send(actor: Actor, runId: string, enrolmentIds: readonly string[], now: Date): Promise<Sent> {
    return this.db.tx(async () => {
      const { title, due, leftOut } = await this.#sort(runId, enrolmentIds, now);
      const ids = due.map(({ person }) => person.enrolment_id);
      const quietUntil = new Date(now.getTime() + PAUSE_MS);
      const reminders = new Map(
        (await this.repository.addReminders(ids, actor.personId, now, quietUntil)).map((row) => [
          row.enrolment_id,
          row.id,
        ]),
      );
      for (const learner of due) {
        const reminderId = reminders.get(learner.person.enrolment_id);
        if (reminderId === undefined) continue;
        const { person_id: personId, locale } = learner.person;
        await this.mailer.post({
          eventKey: `run.reminder:${reminderId}`,
          personId,
          recipient: learner.recipient,
          locale,
          urgency: 'daily',
          write: (t) => this.#write(t, locale, title, learner, actor),
        });
      }
      if (reminders.size > 0)
        await this.audit.record({
          actorId: actor.personId,
          action: 'run.reminded',
          subjectKind: 'run',
          subjectId: runId,
          after: { enrolmentIds: [...reminders.keys()] },
        });
      // Somebody else was quicker with the rest.
      return {
        mails: reminders.size,
        leftOut: { ...leftOut, reminded: leftOut.reminded + due.length - reminders.size },
      };
    });
  }

  /** Whom to mail and whom not. Who was withdrawn meanwhile, or never was in this run, counts as not to be reached. */
  async #sort(runId: string, enrolmentIds: readonly string[], now: Date): Promise<Sorted> {
    const run = await this.repository.run(runId);
    if (!run) throw new Problem('request.not-found');
    if (run.state !== 'running') throw new Problem('run.state');
    const asked = [...new Set(enrolmentIds)];
    const found = await this.progress.overview(runId, now, asked);
    const open = found.filter(({ body }) => !body.isCompleted);
    const since = now.getTime() - PAUSE_MS;
    const rested = open.filter(({ body }) => body.remindedAt === null || body.remindedAt.getTime() <= since);
    const due = rested.flatMap((one) => (one.person.recipient ? [{ ...one, recipient: one.person.recipient }] : []));
    return {
      title: run.course_title,
      due,
      leftOut: {
        completed: found.length - open.length,
        reminded: open.length - rested.length,
        unreachable: asked.length - found.length + rested.length - due.length,
      },
    };
  }

  #write(t: Translate, locale: InterfaceLocale, title: LocalizedText, { person, outline }: LearnerOverview, by: Actor) {
    const course = readText(title, locale).value;
    return {
      subject: t('mail.reminder.subject', { course }),
      body: t('mail.reminder.body', {
        name: person.given_name,
        course,
        done: outline.doneCount,
        all: outline.activities.length,
        sender: `${by.givenName} ${by.familyName}`,
        link: `${this.config.publicOrigin}/${locale}/app/learning/${person.enrolment_id}`,
      }),
    };
  }
}
