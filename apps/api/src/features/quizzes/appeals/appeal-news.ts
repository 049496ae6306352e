import { type InterfaceLocale, readText } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../../platform/clock/local-day.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { type AppealRow, AppealsRepository, type RecipientRow } from './appeals.repository.js';

/** Tells of appeals by mail, each person once: who looks after the run when one is made, who made it when it is answered. */
@Injectable()
export class AppealNews {
  constructor(
    private readonly mailer: Mailer,
    private readonly appeals: AppealsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async made(appeal: AppealRow, now: Date): Promise<void> {
    for (const person of await this.appeals.staffOf(appeal.run_id, dayOf(now)))
      if (person.person_id !== appeal.person_id)
        await this.#tell('appeal-made', appeal, person, `/app/grading/${appeal.run_id}/appeals`);
  }

  async answered(appeal: AppealRow): Promise<void> {
    const person = await this.appeals.recipient(appeal.person_id);
    if (person) await this.#tell(`appeal-${appeal.outcome ?? 'kept'}`, appeal, person, await this.#resultPath(appeal));
  }

  async #resultPath({ attempt_id, person_id }: AppealRow): Promise<string> {
    const facts = await this.appeals.appealable(attempt_id, person_id);
    return `/app/quizzes/${facts?.quiz_id ?? ''}/attempts/${attempt_id}`;
  }

  async #tell(
    text: 'appeal-made' | 'appeal-kept' | 'appeal-changed',
    appeal: AppealRow,
    person: RecipientRow,
    path: string,
  ): Promise<void> {
    const locale = person.locale as InterfaceLocale;
    const link = `${this.config.publicOrigin}/${locale}${path}`;
    const quiz = readText(appeal.quiz_title, locale).value;
    await this.mailer.post({
      eventKey: `${text === 'appeal-made' ? 'appeal.made' : 'appeal.answered'}:${appeal.id}`,
      personId: person.person_id,
      recipient: person.email,
      locale,
      urgency: 'daily',
      write: (t) => ({
        subject: t(`mail.${text}.subject`, { quiz }),
        body: t(`mail.${text}.body`, { name: person.given_name, quiz, link }),
      }),
    });
  }
}
