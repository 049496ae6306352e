import { type InterfaceLocale, readText } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import type { ClaimRow } from './claims.repository.js';
import { ReviewPeopleRepository } from './review-people.repository.js';

/** Tells an official by mail what became of a claim: once, in their language, in the transaction of the decision. */
@Injectable()
export class ClaimNews {
  constructor(
    private readonly mailer: Mailer,
    private readonly people: ReviewPeopleRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async decided(claim: ClaimRow): Promise<void> {
    const person = await this.people.reachable(claim.person_id);
    if (!person || (claim.state !== 'accepted' && claim.state !== 'refused')) return;
    const locale: InterfaceLocale = person.locale;
    const run = readText(claim.run_title, locale).value;
    const text = `mail.claim-${claim.state}` as const;
    await this.mailer.post({
      eventKey: `attendance.claim-decided:${claim.id}`,
      personId: claim.person_id,
      recipient: person.email,
      locale,
      urgency: 'soon',
      write: (t) => ({
        subject: t(`${text}.subject`, { session: claim.session_title }),
        body: t(`${text}.body`, {
          name: person.given_name,
          session: claim.session_title,
          run,
          answer: claim.answer,
          link: `${this.config.publicOrigin}/${locale}/app/sessions`,
        }),
      }),
    });
  }
}
