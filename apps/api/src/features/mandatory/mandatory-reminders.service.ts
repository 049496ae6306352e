import { dueReminder, localAt } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { copyText, reminderText } from './reminder-mails.js';
import {
  type DueTrainingRow,
  type FocalPointRow,
  type MissingRow,
  RemindersRepository,
} from './reminders.repository.js';
import { askedOf } from './training-view.js';

/** Mails of one transaction. */
const BATCH = 200;
/** From when on reminders of a day go out; those of a training that was set a moment ago go at once. */
const SENDS_FROM = '08:00';

/** So close to the day a reminder does not wait for a daily summary. */
const urgencyOf = (days: number) => (days <= 1 ? 'soon' : 'daily');

/**
 * Reminders of mandatory trainings. Invariants: one mail per training, person and reminder day, whoever works and whenever
 * somebody is killed, because a reminder is a row that is posted in the transaction of its mail; after an outage only the
 * reminder nearest to the due day goes out; nobody is reminded who has done it, or works elsewhere, at that moment.
 */
@Injectable()
export class MandatoryRemindersService {
  constructor(
    private readonly db: Db,
    private readonly repository: RemindersRepository,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  underWay(at: Date): Promise<string[]> {
    return this.repository.underWay(dayOf(at));
  }

  /** Does what is to be done for a training now. Doing it again, or twice at once, mails nothing twice. */
  async remind(trainingId: string, at: Date, isEnding = (): boolean => false): Promise<void> {
    await this.db.tx(() => this.#plan(trainingId, at));
    while (!isEnding() && (await this.db.tx(() => this.#postBatch(trainingId, at))));
    while (!isEnding() && (await this.db.tx(() => this.#postCopy(trainingId, at))));
  }

  async #plan(trainingId: string, at: Date): Promise<void> {
    const training = await this.repository.hold(trainingId);
    if (!training || !isToPlan(training, at)) return;
    const today = dayOf(at);
    const days = dueReminder(training.due_on, training.remind_days, today);
    await this.repository.notePlanned(trainingId, today);
    if (days === null) return;
    const asked = askedOf(training);
    await this.repository.dropEarlier(trainingId, days);
    await this.repository.plan(asked, days, today);
    if (isCopied(training)) await this.repository.planCopies(asked, days, today);
  }

  /** False when nothing is left to post. */
  async #postBatch(trainingId: string, at: Date): Promise<boolean> {
    const { training, days } = (await this.#current(trainingId, at)) ?? {};
    if (!training || days === undefined) return false;
    const claimed = await this.repository.claim(trainingId, days, BATCH);
    if (claimed.length === 0) return false;
    const people = await this.repository.stillMissing(askedOf(training), claimed, dayOf(at));
    for (const person of people)
      await this.mailer.post({
        eventKey: `mandatory.reminder:${trainingId}:${days}`,
        personId: person.person_id,
        recipient: person.recipient,
        locale: person.locale,
        urgency: urgencyOf(days),
        write: (t) => reminderText(t, training, person, this.config.publicOrigin),
      });
    const posted = new Set(people.map((person) => person.person_id));
    const dropped = claimed.filter((id) => !posted.has(id));
    await this.repository.settle(trainingId, days, [...posted], dropped, at);
    return true;
  }

  /** One institution's list. False when nothing is left to post. */
  async #postCopy(trainingId: string, at: Date): Promise<boolean> {
    const { training, days } = (await this.#current(trainingId, at)) ?? {};
    if (!training || days === undefined) return false;
    const institutionId = await this.repository.claimCopy(trainingId, days);
    if (institutionId === null) return false;
    const today = dayOf(at);
    const institution = await this.repository.institutionName(institutionId);
    const missing = await this.repository.missingOf(askedOf(training), institutionId, today);
    for (const focal of isCopied(training) ? await this.repository.focalPoints(institutionId, today) : []) {
      const own = seenBy(focal, institutionId, missing);
      if (own.length === 0 || !institution) continue;
      await this.mailer.post({
        eventKey: `mandatory.copy:${trainingId}:${institutionId}:${days}`,
        personId: focal.person_id,
        recipient: focal.recipient,
        locale: focal.locale,
        urgency: urgencyOf(days),
        write: (t) => copyText(t, training, focal, { institution, missing: own }, this.config.publicOrigin),
      });
    }
    await this.repository.settleCopy(trainingId, days, institutionId, at);
    return true;
  }

  /** The training with the reminder that is due today; null when there is none. */
  async #current(trainingId: string, at: Date): Promise<{ training: DueTrainingRow; days: number } | null> {
    const training = await this.repository.share(trainingId);
    const days = training && dueReminder(training.due_on, training.remind_days, dayOf(at));
    return training && days !== null ? { training, days } : null;
  }
}

/** Once a day, in the morning; at once when it was never planned. */
function isToPlan({ planned_on: plannedOn }: DueTrainingRow, at: Date): boolean {
  if (plannedOn === null) return true;
  const { date, time } = localAt(at.getTime());
  return date > plannedOn && time >= SENDS_FROM;
}

/** Superiors hear of a course only when they may. */
const isCopied = (training: DueTrainingRow): boolean => training.copies_focal_point && training.is_visible_to_superiors;

/** Whom a focal point may see; themself they hear of in a mail of their own. */
const seenBy = (focal: FocalPointRow, institutionId: string, missing: readonly MissingRow[]): MissingRow[] =>
  missing.filter(
    (one) =>
      one.person_id !== focal.person_id &&
      (focal.scope_ids.includes(institutionId) || focal.scope_ids.includes(one.department_id)),
  );
