import type { InputOf, saveRenewal } from '@edukom/contracts';
import type { Renewal } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Db } from '../../platform/db/db.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { RenewalsRepository } from './renewals.repository.js';

type Asked = InputOf<typeof saveRenewal>['body'];

/** No month is shorter: so the next cycle never opens on the day of the completion. */
const DAYS_OF_MONTH = 28;

const invalid = (...errors: FieldProblem[]) => new Problem('request.invalid', { errors });
const required = (pointer: string): FieldProblem => ({ pointer, code: 'required' });

/** @throws Problem `request.invalid` naming what is missing of the kind that was chosen. */
function readRenewal(asked: Asked): Renewal | null {
  if (asked.kind === 'none') return null;
  return asked.kind === 'rolling' ? readRolling(asked) : readFixed(asked);
}

function readRolling({ months, opensDays }: Asked): Renewal {
  if (months === undefined || opensDays === undefined)
    throw invalid(
      ...(months === undefined ? [required('/months')] : []),
      ...(opensDays === undefined ? [required('/opensDays')] : []),
    );
  const maximum = months * DAYS_OF_MONTH - 1;
  if (opensDays > maximum) throw invalid({ pointer: '/opensDays', code: 'too-big', params: { maximum } });
  return { kind: 'rolling', months, opensDays };
}

function readFixed({ months, anchoredOn }: Asked): Renewal {
  if (months === undefined || anchoredOn === undefined)
    throw invalid(
      ...(months === undefined ? [required('/months')] : []),
      ...(anchoredOn === undefined ? [required('/anchoredOn')] : []),
    );
  return { kind: 'fixed', months, anchoredOn };
}

/** When courses have to be done again. It holds at once; what was completed stays as it is, and is only judged anew. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly db: Db,
    private readonly repository: RenewalsRepository,
    private readonly audit: Audit,
  ) {}

  read(courseId: string): Promise<Renewal | null> {
    return this.repository.read(courseId);
  }

  async save(actorId: string, courseId: string, asked: Asked): Promise<void> {
    const after = readRenewal(asked);
    await this.db.tx(async () => {
      const before = await this.repository.hold(courseId);
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      await this.repository.save(courseId, after);
      await this.audit.record({
        actorId,
        action: 'course.renewal',
        subjectKind: 'course',
        subjectId: courseId,
        before,
        after,
      });
    });
  }
}
