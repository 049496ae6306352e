import type { addInstitution, InputOf, InstitutionNames } from '@edukom/contracts';
import { foldForSearch, type LocalizedText, readText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { isUniqueViolation } from '../../platform/db/sql-errors.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { OrganisationPartsRepository } from './organisation-parts.repository.js';
import { namesToFindBy, placeName } from './organisations.service.js';

const NAMES = ['institution_slug_unique', 'department_name_unique', 'position_name_unique'];

const slugOf = ({ sq }: InstitutionNames): string => foldForSearch(sq).replaceAll(' ', '-').slice(0, 80);

/** The names of an institution as they are written, to edit. */
export const namesOf = (name: LocalizedText): InstitutionNames => ({
  sq: readText(name, 'sq').value,
  'sr-Cyrl': readText(name, 'sr-Cyrl').value,
  en: readText(name, 'en').value,
});

const noName = (pointer: string): Problem => new Problem('request.invalid', { errors: [{ pointer, code: 'invalid' }] });

/**
 * Institutions, departments and positions as staff name them. Invariants: names that fold alike are one department of an
 * institution, one position of a department; a name is corrected for everybody, also in the past; municipalities are
 * reference data and keep their names.
 */
@Injectable()
export class OrganisationPartsService {
  constructor(
    private readonly db: Db,
    private readonly repository: OrganisationPartsRepository,
    private readonly audit: Audit,
  ) {}

  async addInstitution(actor: Actor, { kind, names }: InputOf<typeof addInstitution>['body']): Promise<string> {
    const slug = slugOf(names);
    if (slug === '') throw noName('/names/sq');
    const id = uuidv7();
    const name = placeName(names);
    return this.#named(async () => {
      await this.repository.addInstitution({
        id,
        kind,
        slug,
        name,
        searchText: namesToFindBy(name),
        placeId: null,
        contentLocales: ['sq', 'sr-Cyrl', 'en'],
      });
      await this.#note(actor, 'institution', id, null, names);
      return id;
    });
  }

  async renameInstitution(actor: Actor, institutionId: string, names: InstitutionNames): Promise<void> {
    await this.#named(async () => {
      const before = await this.repository.kindOf(institutionId);
      if (!before) throw new Problem('request.not-found');
      if (before.kind === 'municipality') throw new Problem('request.conflict');
      const name = placeName(names);
      await this.repository.renameInstitution(institutionId, name, namesToFindBy(name));
      await this.#note(actor, 'institution', institutionId, namesOf(before.name), names);
    });
  }

  async addDepartment(actor: Actor, institutionId: string, name: string): Promise<string> {
    const id = uuidv7();
    const nameFold = this.#fold(name);
    return this.#named(async () => {
      await this.repository.addDepartment({ id, institutionId, name, nameFold });
      await this.#note(actor, 'department', id, null, name);
      return id;
    });
  }

  async renameDepartment(actor: Actor, institutionId: string, departmentId: string, name: string): Promise<void> {
    const nameFold = this.#fold(name);
    await this.#named(async () => {
      const before = await this.#department(institutionId, departmentId);
      await this.repository.renameDepartment(departmentId, name, nameFold);
      await this.#note(actor, 'department', departmentId, before.name, name);
    });
  }

  async addPosition(actor: Actor, institutionId: string, departmentId: string, name: string): Promise<string> {
    const id = uuidv7();
    const nameFold = this.#fold(name);
    return this.#named(async () => {
      await this.#department(institutionId, departmentId);
      await this.repository.addPosition({ id, departmentId, name, nameFold });
      await this.#note(actor, 'position', id, null, name);
      return id;
    });
  }

  async renamePosition(
    actor: Actor,
    { institutionId, departmentId, positionId }: { institutionId: string; departmentId: string; positionId: string },
    name: string,
  ): Promise<void> {
    const nameFold = this.#fold(name);
    await this.#named(async () => {
      await this.#department(institutionId, departmentId);
      const before = await this.repository.position(departmentId, positionId);
      if (!before) throw new Problem('request.not-found');
      await this.repository.renamePosition(positionId, name, nameFold);
      await this.#note(actor, 'position', positionId, before.name, name);
    });
  }

  async #department(institutionId: string, departmentId: string): Promise<{ name: string }> {
    const department = await this.repository.department(institutionId, departmentId);
    if (!department) throw new Problem('request.not-found');
    return department;
  }

  #fold(name: string): string {
    const fold = foldForSearch(name);
    if (fold === '') throw noName('/name');
    return fold;
  }

  /** @throws Problem `organisation.name-taken` when the database has the name already, in whatever spelling. */
  async #named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.db.tx(work);
    } catch (error) {
      if (NAMES.some((constraint) => isUniqueViolation(error, constraint)))
        throw new Problem('organisation.name-taken');
      throw error;
    }
  }

  #note(actor: Actor, subjectKind: string, subjectId: string, before: unknown, after: unknown): Promise<void> {
    const action = before === null ? 'organisation.added' : 'organisation.renamed';
    return this.audit.record({ actorId: actor.personId, action, subjectKind, subjectId, before, after });
  }
}
