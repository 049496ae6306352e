import type {
  getInstitution,
  InputOf,
  listInstitutionPeople,
  listOrganisation,
  MemberRow,
  OutputOf,
} from '@edukom/contracts';
import { allowedScopes, ICU_COLLATION, type InterfaceLocale, searchWords } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/clock/local-day.js';
import type { Actor } from '../../platform/http/context.js';
import { cursorText, readCursor, writeCursor } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import { shown } from '../../platform/http/shown.js';
import { InstitutionPagesRepository, type MemberDbRow, type MemberKey } from './institution-pages.repository.js';
import { namesOf } from './organisation-parts.service.js';

const PAGE = 50;
const PLACE = z
  .tuple([cursorText, cursorText, z.uuid()])
  .transform(([familyName, givenName, affiliationId]): MemberKey => ({ familyName, givenName, affiliationId }));

const cursorOf = (row: MemberDbRow): string => writeCursor([row.family_name, row.given_name, row.affiliation_id]);

const memberOf = (row: MemberDbRow): MemberRow => ({
  affiliationId: row.affiliation_id,
  personId: row.person_id,
  givenName: row.given_name,
  familyName: row.family_name,
  department: row.department,
  position: row.position,
  firstDay: row.first_day,
  lastDay: row.last_day,
});

/** Institutions as staff look at them: parts, positions, who works there and who did. */
@Injectable()
export class InstitutionsService {
  constructor(
    private readonly repository: InstitutionPagesRepository,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    { locale, search, kind }: InputOf<typeof listOrganisation>['query'],
  ): Promise<OutputOf<typeof listOrganisation>> {
    const { all, ids } = allowedScopes(actor.grants, 'people.read');
    const seen = { all, institutions: ids.institution, departments: ids.department };
    const rows = await this.repository.list(searchWords(search ?? ''), kind ?? null, seen, this.#today());
    const compare = new Intl.Collator(locale).compare;
    const items = rows.map(({ id, name, ...row }) => ({ ...row, institutionId: id, name: shown(name, locale) }));
    return { items: items.sort((a, b) => compare(a.name.value, b.name.value)) };
  }

  async page(institutionId: string, locale: InterfaceLocale): Promise<OutputOf<typeof getInstitution>> {
    const institution = await this.repository.institution(institutionId);
    if (!institution) throw new Problem('request.not-found');
    const departments = await this.repository.departments(institutionId, this.#today());
    return {
      institutionId,
      kind: institution.kind,
      name: shown(institution.name, locale),
      names: institution.kind === 'municipality' ? null : namesOf(institution.name),
      departments: departments.map(({ id, ...row }) => ({ ...row, departmentId: id })),
    };
  }

  async people(
    institutionId: string,
    { locale, when, department, cursor, limit = PAGE }: InputOf<typeof listInstitutionPeople>['query'],
  ): Promise<OutputOf<typeof listInstitutionPeople>> {
    const rows = await this.repository.members(institutionId, {
      isNow: when === 'now',
      departmentId: department ?? null,
      day: this.#today(),
      after: readCursor(PLACE, cursor),
      limit: limit + 1,
      collation: ICU_COLLATION[locale],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map(memberOf), next: rows.length > limit && last ? cursorOf(last) : null };
  }

  #today(): string {
    return dayOf(this.clock.now());
  }
}
