import {
  type InputOf,
  OPEN_CONSENT,
  type OutputOf,
  type readRegistration,
  type registerForCourse,
} from '@edukom/contracts';
import { type InterfaceLocale, type LocalizedText, readText, REGISTRATION_HOURS } from '@edukom/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { tokenHash } from '../../platform/auth/sign-in.service.js';
import { Clock, Random } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import { Problem } from '../../platform/http/problem.js';
import { jobKind, Jobs } from '../../platform/jobs/jobs.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { AccountLinksService } from '../identity/account-links.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { OpenEnrolmentsService } from '../runs/open-enrolments.service.js';
import { shown } from '../../platform/http/shown.js';
import { type KnownRow, type RegistrationRow, RegistrationsRepository } from './registrations.repository.js';

type Wanted = InputOf<typeof registerForCourse>['body'];

const forgetRegistration = jobKind({
  name: 'open-registration.forget',
  payload: z.object({ registrationId: z.string() }),
});

const HOUR_MS = 3_600_000;
const mailKey = (id: string) => `open-registration:${id}:`;

/**
 * Registering for an open course by oneself. Invariants: before the address is proved nothing is kept but the one request of
 * that address, for 48 hours; the answer is the same for an address that is known; a link opens one account, once.
 */
@Injectable()
export class RegistrationsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly repository: RegistrationsRepository,
    private readonly enrolments: OpenEnrolmentsService,
    private readonly identity: IdentityService,
    private readonly links: AccountLinksService,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly random: Random,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(forgetRegistration, ({ registrationId }) => this.forget(registrationId));
  }

  /** Mails a link to confirm the address, or tells a known one that it can sign in; says nothing either way. */
  async request(slug: string, wanted: Wanted, at: Date): Promise<void> {
    const { run_id: runId } = await this.enrolments.runOf(slug, at);
    // What fills in the field that people do not see is no person; it learns nothing of it.
    if (wanted.website) return;
    const course = await this.repository.courseTitle(slug);
    if (!course) throw new Problem('request.not-found');
    const known = await this.repository.known(wanted.email);
    await this.db.tx(() =>
      known ? this.#tellKnown(known, runId, slug, course.title, at) : this.#keep(wanted, runId, course.title, at),
    );
  }

  async read(token: string, locale: InterfaceLocale): Promise<OutputOf<typeof readRegistration>> {
    const { given_name, email, course_title, course_slug, expires_at } = await this.#valid(token);
    return {
      givenName: given_name ?? '',
      email: email ?? '',
      courseTitle: shown(course_title, locale),
      courseSlug: course_slug,
      expiresAt: expires_at,
    };
  }

  /** Opens the account, enrols its person, and gives both. */
  async confirm(token: string, password: string, at: Date): Promise<{ personId: string; enrolmentId: string }> {
    await this.#valid(token);
    const passwordHash = await this.links.hashOf(password);
    try {
      return await this.db.tx(() => this.#open(token, passwordHash, at));
    } catch (error) {
      // Imported, or registered elsewhere, while the link was on its way.
      throw isUniqueViolation(error, 'person_email_unique') ? new Problem('email.taken') : error;
    }
  }

  /** Removes a request whose time is over, and the mail that named its address. */
  async forget(registrationId: string): Promise<void> {
    await this.db.tx(async () => {
      if (await this.repository.removeExpired(registrationId, this.clock.now()))
        await this.mailer.forget(mailKey(registrationId));
    });
  }

  async #open(token: string, passwordHash: string, at: Date): Promise<{ personId: string; enrolmentId: string }> {
    const spent = await this.repository.spend(tokenHash(token), at);
    if (!spent) throw new Problem('link.used');
    const { given_name: givenName, family_name: familyName, email, locale, kind, consent } = spent;
    const personId = await this.identity.createPerson({ givenName, familyName, email, locale });
    await this.links.open(personId, passwordHash);
    await this.repository.insertLearner({ personId, kind, consent, registeredAt: at });
    return { personId, enrolmentId: await this.enrolments.enrol(spent.run_id, personId, at) };
  }

  async #keep(wanted: Wanted, runId: string, title: LocalizedText, at: Date): Promise<void> {
    const token = this.random.token();
    const { givenName, familyName, email, locale, kind } = wanted;
    const expiresAt = new Date(at.getTime() + REGISTRATION_HOURS * HOUR_MS);
    const hash = tokenHash(token);
    const id = await this.repository.keep({
      id: uuidv7(),
      tokenHash: hash,
      runId,
      email,
      givenName,
      familyName,
      locale,
      kind,
      consent: OPEN_CONSENT,
      requestedAt: at,
      expiresAt,
    });
    if (id === null) return;
    await this.jobs.enqueue(forgetRegistration, { registrationId: id }, { startAfter: expiresAt });
    const course = readText(title, locale).value;
    await this.mailer.post({
      eventKey: mailKey(id) + hash.toString('hex').slice(0, 16),
      personId: null,
      recipient: email,
      locale,
      write: (t) => ({
        subject: t('mail.open-registration.subject', { course }),
        body: t('mail.open-registration.body', {
          name: givenName,
          course,
          link: `${this.config.publicOrigin}/${locale}/registrations/${token}`,
          hours: REGISTRATION_HOURS,
        }),
      }),
    });
  }

  async #tellKnown(known: KnownRow, runId: string, slug: string, title: LocalizedText, at: Date): Promise<void> {
    if (known.state === 'deactivated') return;
    // Known, and never signed in: the invitation opens the account, the course page does the rest.
    if (known.state !== 'active') return this.links.invite(known.person_id);
    const { locale } = known;
    const { publicOrigin } = this.config;
    const page = `/${locale}/courses/${slug}`;
    const course = readText(title, locale).value;
    await this.mailer.post({
      eventKey: `open-known:${runId}:${Math.floor(at.getTime() / HOUR_MS)}`,
      personId: known.person_id,
      recipient: known.email,
      locale,
      write: (t) => ({
        subject: t('mail.open-known.subject', { course }),
        body: t('mail.open-known.body', {
          name: known.given_name,
          course,
          link: `${publicOrigin}/${locale}/sign-in?next=${encodeURIComponent(page)}`,
          reset: `${publicOrigin}/${locale}/password-reset`,
        }),
      }),
    });
  }

  async #valid(token: string): Promise<RegistrationRow> {
    const registration = await this.repository.byToken(tokenHash(token));
    if (!registration) throw new Problem('link.unknown');
    if (registration.used_at) throw new Problem('link.used');
    if (registration.expires_at <= this.clock.now()) throw new Problem('link.expired');
    return registration;
  }
}
