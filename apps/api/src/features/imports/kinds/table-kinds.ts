import { type ImportKind, importKinds } from '@edukom/contracts';
import { allowedScopes } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/context.js';
import type { ImportBatch } from '../../../platform/imports/import-batch.entity.js';
import type { TableBatch, TableSummary } from '../import-view.js';
import { AffiliationsKind } from './affiliations.kind.js';
import { AttendanceKind } from './attendance.kind.js';
import { EnrolmentsKind } from './enrolments.kind.js';
import { PastTrainingKind } from './past-training.kind.js';
import { PeopleKind } from './people.kind.js';
import type { TableKind } from './table-kind.js';

/** Every kind of table the wizard knows. */
@Injectable()
export class TableKinds {
  readonly #byKind: Readonly<Record<ImportKind, TableKind>>;

  constructor(
    people: PeopleKind,
    affiliations: AffiliationsKind,
    enrolments: EnrolmentsKind,
    pastTraining: PastTrainingKind,
    attendance: AttendanceKind,
  ) {
    this.#byKind = { people, affiliations, enrolments, 'past-training': pastTraining, attendance };
  }

  of(kind: ImportKind): TableKind {
    return this.#byKind[kind];
  }

  /** Whether somebody may do everywhere what the kind asks for beside importing. */
  isAllowed(actor: Actor, kind: ImportKind): boolean {
    return allowedScopes(actor.grants, this.of(kind).action).all;
  }

  /** The batch when it is one of a table: questions have imports of their own. */
  ofTable(batch: ImportBatch<TableSummary> | null): TableBatch | null {
    const kind = importKinds.find((one) => one === batch?.kind);
    return batch && kind ? { ...batch, kind } : null;
  }
}
