import type { InterfaceLocale } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Passwords } from '../../platform/auth/passwords.js';
import { SignInService, tokenHash } from '../../platform/auth/sign-in.service.js';
import { Clock, Random } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { Mailer } from '../../platform/mail/mailer.js';
import type { AccountLink, LinkPurpose } from './account-link.entity.js';
import { isCommonPassword } from './common-passwords.js';
import { type AccountRow, IdentityRepository } from './identity.repository.js';

const HOURS: Readonly<Record<LinkPurpose, number>> = { invitation: 14 * 24, 'password-reset': 2, 'email-change': 24 };

/** What goes by mailed link: invitation, password reset, change of address. A link works once, within its time. */
@Injectable()
export class AccountLinksService {
  constructor(
    private readonly db: Db,
    private readonly repository: IdentityRepository,
    private readonly mailer: Mailer,
    private readonly passwords: Passwords,
    private readonly signIns: SignInService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Invites a person to an account; harmless when they have an active one. */
  async invite(personId: string): Promise<void> {
    await this.db.tx(async () => {
      await this.repository.ensureInvitedAccount(personId);
      const account = await this.repository.lockAccount(personId);
      if (account?.state !== 'invited' || account.email === null) return;
      const token = await this.#makeLink(personId, 'invitation', null);
      await this.#mail(account, account.email, `invitation:${token.id}`, 'invitation', token.token);
    });
  }

  async readInvitation(token: string): Promise<AccountRow & { expiresAt: Date }> {
    const link = await this.#validLink(token, 'invitation');
    const account = await this.repository.accountOf(link.personId);
    if (!account) throw new Problem('link.unknown');
    return { ...account, expiresAt: link.expiresAt };
  }

  /** Sets the first password and the language; gives whom to sign in. */
  async acceptInvitation(token: string, password: string, locale: InterfaceLocale): Promise<string> {
    const personId = await this.#setPasswordBy(token, 'invitation', password);
    await this.repository.setLocale(personId, locale);
    return personId;
  }

  /**
   * The hash of a new password, made before the transaction that needs it.
   * @throws Problem `password.too-common`.
   */
  async hashOf(password: string): Promise<string> {
    if (isCommonPassword(password))
      throw new Problem('password.too-common', { errors: [{ pointer: '/password', code: 'invalid' }] });
    return this.passwords.hash(password);
  }

  /** Opens the account of a person whose address has just been proved, with a hash of {@link hashOf}. */
  async open(personId: string, passwordHash: string): Promise<void> {
    await this.repository.ensureInvitedAccount(personId);
    await this.repository.setPassword(personId, passwordHash, this.clock.now());
    await this.audit.record({
      actorId: personId,
      action: 'account.password',
      subjectKind: 'person',
      subjectId: personId,
      after: 'registration',
    });
  }

  /** Gives an account its first password without a mail: for installation and demo. */
  async activate(personId: string, password: string): Promise<void> {
    const hash = await this.passwords.hash(password);
    await this.db.tx(async () => {
      await this.repository.ensureInvitedAccount(personId);
      await this.repository.setPassword(personId, hash, this.clock.now());
    });
  }

  /** Mails a link when the address belongs to an account that may sign in; says nothing either way. */
  async requestReset(email: string): Promise<void> {
    const found = await this.repository.accountByEmail(email);
    // Another name of somebody that never had a password is no way in: the person's own account is.
    const isName = found?.state === 'invited' && found.survivor_id !== found.person_id;
    const account = isName ? await this.repository.accountOf(found.survivor_id) : found;
    if (!account || account.state === 'deactivated') return;
    if (account.state === 'invited') return this.invite(account.person_id);
    await this.db.tx(async () => {
      const token = await this.#makeLink(account.person_id, 'password-reset', null);
      await this.#mail(account, account.email ?? email, `password-reset:${token.id}`, 'password-reset', token.token);
    });
  }

  async resetPassword(token: string, password: string): Promise<void> {
    await this.#setPasswordBy(token, 'password-reset', password);
  }

  async requestEmailChange(actor: Actor, email: string, password: string): Promise<void> {
    const account = await this.repository.accountOf(actor.personId);
    if (!account?.password_hash || !(await this.passwords.verify(account.password_hash, password)))
      throw new Problem('sign-in.wrong');
    if (await this.repository.accountByEmail(email)) throw new Problem('email.taken');
    await this.db.tx(async () => {
      const token = await this.#makeLink(actor.personId, 'email-change', email);
      await this.#mail(account, email, `email-change:${token.id}`, 'email-change', token.token);
      await this.mailer.post({
        eventKey: `email-change-notice:${token.id}`,
        personId: actor.personId,
        recipient: account.email ?? email,
        locale: account.locale,
        write: (t) => ({
          subject: t('mail.email-change-notice.subject'),
          body: t('mail.email-change-notice.body', { name: account.given_name, address: email }),
        }),
      });
    });
  }

  async confirmEmailChange(token: string): Promise<void> {
    const link = await this.#validLink(token, 'email-change');
    try {
      await this.db.tx(async () => {
        if (!(await this.repository.spendLink(link.tokenHash, this.clock.now()))) throw new Problem('link.used');
        await this.repository.setEmail(link.personId, link.newEmail ?? '');
        await this.repository.endLinks(link.personId, this.clock.now());
        await this.signIns.closeAll(link.personId);
        await this.audit.record({
          actorId: link.personId,
          action: 'account.email',
          subjectKind: 'person',
          subjectId: link.personId,
          after: link.newEmail,
        });
      });
    } catch (error) {
      throw isUniqueViolation(error, 'person_email_unique') ? new Problem('email.taken') : error;
    }
  }

  async #setPasswordBy(token: string, purpose: LinkPurpose, password: string): Promise<string> {
    const link = await this.#validLink(token, purpose);
    const hash = await this.hashOf(password);
    await this.db.tx(async () => {
      const account = await this.repository.lockAccount(link.personId);
      if (account?.state === 'deactivated') throw new Problem('sign-in.deactivated');
      if (!(await this.repository.spendLink(link.tokenHash, this.clock.now()))) throw new Problem('link.used');
      await this.repository.setPassword(link.personId, hash, this.clock.now());
      // A change of address that an intruder has asked for ends with the password they knew.
      await this.repository.endLinks(link.personId, this.clock.now());
      await this.signIns.closeAll(link.personId);
      await this.audit.record({
        actorId: link.personId,
        action: `account.password`,
        subjectKind: 'person',
        subjectId: link.personId,
        after: purpose,
      });
    });
    return link.personId;
  }

  async #validLink(token: string, purpose: LinkPurpose): Promise<AccountLink> {
    const link = await this.repository.linkByHash(tokenHash(token), purpose);
    if (!link) throw new Problem('link.unknown');
    if (purpose === 'invitation' && (await this.repository.survivorOf(link.personId)) !== link.personId)
      throw new Problem('link.unknown');
    if (link.usedAt) throw new Problem('link.used');
    if (link.expiresAt <= this.clock.now()) throw new Problem('link.expired');
    return link;
  }

  async #makeLink(
    personId: string,
    purpose: LinkPurpose,
    newEmail: string | null,
  ): Promise<{ token: string; id: string }> {
    const token = this.random.token();
    const now = this.clock.now();
    const hash = tokenHash(token);
    await this.repository.replaceLinks({
      tokenHash: hash,
      personId,
      purpose,
      newEmail,
      createdAt: now,
      expiresAt: new Date(now.getTime() + HOURS[purpose] * 3_600_000),
      usedAt: null,
    });
    return { token, id: hash.toString('hex').slice(0, 32) };
  }

  async #mail(
    account: AccountRow,
    recipient: string,
    eventKey: string,
    purpose: LinkPurpose,
    token: string,
  ): Promise<void> {
    const page = { invitation: 'invitations', 'password-reset': 'password-reset', 'email-change': 'email-changes' }[
      purpose
    ];
    const link = `${this.config.publicOrigin}/${account.locale}/${page}/${token}`;
    await this.mailer.post({
      eventKey,
      personId: account.person_id,
      recipient,
      locale: account.locale,
      write: (t) => ({
        subject: t(`mail.${purpose}.subject`),
        body: t(`mail.${purpose}.body`, {
          name: account.given_name,
          link,
          hours: HOURS[purpose],
          days: HOURS[purpose] / 24,
        }),
      }),
    });
  }
}
