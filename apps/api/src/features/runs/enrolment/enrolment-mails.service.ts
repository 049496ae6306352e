import { type InterfaceLocale, type LocalizedText, readText, type RequestStep } from '@edukom/domain';
import { formatDate } from '@edukom/i18n';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { MailPeopleRepository } from './mail-people.repository.js';

/** Steps whose person hears of them by mail; of the others somebody else does, or they did them themself. */
const TOLD = ['nominate', 'invite', 'seat', 'wait', 'move-up', 'refuse', 'withdraw', 'lapse'] as const;
type Told = (typeof TOLD)[number];
const isTold = (step: RequestStep): step is Told => (TOLD as readonly string[]).includes(step);

export interface StepTold {
  readonly eventId: string;
  readonly step: RequestStep;
  readonly personId: string;
  readonly actorId: string | null;
  readonly reason: string;
  readonly run: { readonly title: LocalizedText; readonly starts_on: string };
}

/** Mails about places: one per step and person, each in that person's language, in the transaction of the step. */
@Injectable()
export class EnrolmentMailsService {
  constructor(
    private readonly people: MailPeopleRepository,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells the person of a step, unless they took it themself. */
  async tell(told: StepTold): Promise<void> {
    const { step } = told;
    if (!isTold(step) || told.actorId === told.personId) return;
    for (const person of await this.people.reachable([told.personId]))
      await this.mailer.post({
        eventKey: `enrolment.${step}:${told.eventId}`,
        personId: person.id,
        recipient: person.recipient,
        locale: person.locale,
        write: (t) => {
          const run = readText(told.run.title, person.locale).value;
          const said = told.reason === '' ? '' : `\n\n${t('mail.enrolment.reason', { reason: told.reason })}`;
          const date = formatDate(person.locale, told.run.starts_on);
          return {
            subject: t(`mail.enrolment-${step}.subject`, { run }),
            body: t(`mail.enrolment-${step}.body`, {
              name: person.given_name,
              run,
              date,
              said,
              link: this.#link(person.locale, 'places'),
            }),
          };
        },
      });
  }

  /** Asks focal points to decide about a request. */
  async ask(focalPointIds: readonly string[], told: StepTold): Promise<void> {
    const whose = await this.people.nameOf(told.personId);
    for (const person of await this.people.reachable(focalPointIds))
      await this.mailer.post({
        eventKey: `enrolment.asked:${told.eventId}`,
        personId: person.id,
        recipient: person.recipient,
        locale: person.locale,
        write: (t) => {
          const run = readText(told.run.title, person.locale).value;
          const link = this.#link(person.locale, 'nominations');
          return {
            subject: t('mail.enrolment-asked.subject', { run }),
            body: t('mail.enrolment-asked.body', { name: person.given_name, whose, run, link }),
          };
        },
      });
  }

  #link(locale: InterfaceLocale, page: string): string {
    return `${this.config.publicOrigin}/${locale}/app/${page}`;
  }
}
