import type {
  getPerson,
  InputOf,
  listInstitutions,
  listPeople,
  OutputOf,
  PersonRow,
  ShownText,
} from '@edukom/contracts';
import {
  type Action,
  allowedScopes,
  ICU_COLLATION,
  type InterfaceLocale,
  type LocalizedText,
  searchWords,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import type { Actor } from '../../platform/http/context.js';
import { cursorText, readCursor, writeCursor } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import { shown } from '../../platform/http/shown.js';
import { AccountLinksService } from '../identity/account-links.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import {
  type AliasRow,
  PeopleRepository,
  type PersonKey,
  type PersonListRow,
  type Visibility,
} from './people.repository.js';

const PAGE = 50;
const PLACE = z
  .tuple([cursorText, cursorText, z.uuid()])
  .transform(([familyName, givenName, id]): PersonKey => ({ familyName, givenName, id }));

const cursorOf = (row: PersonListRow): string => writeCursor([row.family_name, row.given_name, row.id]);

export function visibilityOf(actor: Actor, action: Action): Visibility {
  const { all, ids } = allowedScopes(actor.grants, action);
  return { all, institutions: ids.institution, departments: ids.department };
}

const rowOf = (row: PersonListRow, locale: InterfaceLocale): PersonRow => ({
  personId: row.id,
  givenName: row.given_name,
  familyName: row.family_name,
  email: row.email,
  institutionId: row.institution_id,
  institution: row.institution_name ? shown(row.institution_name, locale) : null,
  department: row.department,
  position: row.position_title,
  account: row.account,
});

const namedOf = ({ id, given_name, family_name }: AliasRow) => ({
  personId: id,
  givenName: given_name,
  familyName: family_name,
});

/** Finds people and shows them; invites. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
    private readonly organisations: OrganisationsService,
    private readonly links: AccountLinksService,
  ) {}

  async list(actor: Actor, query: InputOf<typeof listPeople>['query']): Promise<OutputOf<typeof listPeople>> {
    const { locale, search, institution, cursor, limit = PAGE } = query;
    const rows = await this.repository.list(
      {
        words: await this.repository.searchWords(searchWords(search ?? '')),
        institutionId: institution ?? null,
        visible: visibilityOf(actor, 'people.read'),
        day: this.#today(),
        after: readCursor(PLACE, cursor),
        limit: limit + 1,
      },
      ICU_COLLATION[locale],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => rowOf(row, locale)),
      next: rows.length > limit && last ? cursorOf(last) : null,
    };
  }

  async institutions({
    locale,
    search,
  }: InputOf<typeof listInstitutions>['query']): Promise<OutputOf<typeof listInstitutions>> {
    const rows = await this.repository.institutions(searchWords(search ?? ''));
    const compare = new Intl.Collator(locale).compare;
    const items = rows.map(({ id, slug, kind, name }) => ({
      institutionId: id,
      slug,
      kind,
      name: shown(name, locale),
    }));
    return { items: items.sort((a, b) => compare(a.name.value, b.name.value)) };
  }

  async person(personId: string, locale: InterfaceLocale): Promise<OutputOf<typeof getPerson>> {
    const day = this.#today();
    const row = await this.repository.detail(personId, day);
    if (!row) throw new Problem('request.not-found');
    const [affiliations, grants, aliases, pastTrainings] = await Promise.all([
      this.repository.affiliations(personId, day),
      this.repository.grants(personId, day),
      this.repository.aliases(personId),
      this.repository.pastTrainings(personId),
    ]);
    const scopeName = (name: LocalizedText | string | null): ShownText | null =>
      typeof name === 'string' ? { value: name, lang: 'und', fallback: false } : name && shown(name, locale);
    return {
      ...rowOf(row, locale),
      locale: row.locale,
      createdAt: row.created_at,
      invitedAt: row.invited_at,
      birthDate: row.birth_date,
      mergedInto: aliases.filter((one) => one.is_into).map(namedOf)[0] ?? null,
      mergedFrom: aliases
        .filter((one) => !one.is_into)
        .map((one) => ({ ...namedOf(one), email: one.email, mergedAt: one.merged_at, reason: one.reason })),
      affiliations: affiliations.map((one) => ({
        affiliationId: one.id,
        institutionId: one.institution_id,
        institution: shown(one.institution_name, locale),
        departmentId: one.department_id,
        department: one.department,
        positionId: one.position_id,
        isOfMerged: one.is_of_merged,
        position: one.position_title,
        isPrimary: one.is_primary,
        firstDay: one.first_day,
        lastDay: one.last_day,
        isCurrent: one.is_current,
      })),
      pastTrainings,
      grants: grants.map((one) => ({
        grantId: one.id,
        role: one.role,
        scopeKind: one.scope_kind,
        scopeId: one.scope_id,
        scopeName: scopeName(one.scope_name),
        firstDay: one.first_day,
        lastDay: one.last_day,
        isCurrent: one.is_current,
      })),
    };
  }

  /** Who of these people an invitation would reach. @throws Problem `request.not-found` when one is not theirs to see. */
  async invitationPreview(actor: Actor, personIds: readonly string[]): Promise<{ mails: number; without: number }> {
    const { toMail, asked } = await this.#invitable(actor, personIds);
    return { mails: toMail.length, without: asked - toMail.length };
  }

  /** Mails the invitations, all or none; an earlier unused link of the same person ends. */
  async invite(actor: Actor, personIds: readonly string[]): Promise<{ mails: number }> {
    return this.db.tx(async () => {
      const { toMail } = await this.#invitable(actor, personIds);
      for (const personId of toMail) await this.links.invite(personId);
      return { mails: toMail.length };
    });
  }

  async #invitable(actor: Actor, personIds: readonly string[]): Promise<{ toMail: string[]; asked: number }> {
    const ids = [...new Set(personIds)];
    const found = await this.repository.reachable(ids, visibilityOf(actor, 'people.invite'), this.#today());
    if (found.length < ids.length) throw new Problem('request.not-found');
    const toMail = found.filter(
      ({ email, account }) => email !== null && (account === 'none' || account === 'invited'),
    );
    return { toMail: toMail.map((person) => person.id), asked: ids.length };
  }

  #today(): string {
    return dayOf(this.clock.now());
  }
}
