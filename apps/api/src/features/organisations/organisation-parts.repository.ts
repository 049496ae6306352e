import type { LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { Department } from './department.entity.js';
import { Institution, type InstitutionKind } from './institution.entity.js';
import { Position } from './position.entity.js';

/** Writes institutions, departments and positions that staff name. */
@Injectable()
export class OrganisationPartsRepository {
  constructor(private readonly db: Db) {}

  async addInstitution(institution: Institution): Promise<void> {
    await this.db.manager.insert(Institution, institution);
  }

  kindOf(institutionId: string): Promise<{ kind: InstitutionKind; name: LocalizedText } | null> {
    return this.db.one("SELECT kind, name FROM institution WHERE id = $1 AND slug <> 'public' FOR NO KEY UPDATE", [
      institutionId,
    ]);
  }

  async renameInstitution(institutionId: string, name: LocalizedText, searchText: string): Promise<void> {
    await this.db.manager.update(Institution, { id: institutionId }, { name, searchText });
  }

  async addDepartment(department: Department): Promise<void> {
    await this.db.manager.insert(Department, department);
  }

  /** The department's name, held; null when the institution has no such department. */
  department(institutionId: string, departmentId: string): Promise<{ name: string } | null> {
    return this.db.one('SELECT name FROM department WHERE id = $2 AND institution_id = $1 FOR NO KEY UPDATE', [
      institutionId,
      departmentId,
    ]);
  }

  async renameDepartment(departmentId: string, name: string, nameFold: string): Promise<void> {
    await this.db.manager.update(Department, { id: departmentId }, { name, nameFold });
  }

  async addPosition(position: Position): Promise<void> {
    await this.db.manager.insert(Position, position);
  }

  position(departmentId: string, positionId: string): Promise<{ name: string } | null> {
    return this.db.one('SELECT name FROM position WHERE id = $2 AND department_id = $1 FOR NO KEY UPDATE', [
      departmentId,
      positionId,
    ]);
  }

  async renamePosition(positionId: string, name: string, nameFold: string): Promise<void> {
    await this.db.manager.update(Position, { id: positionId }, { name, nameFold });
  }
}
