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

const required = (pointer: string): FieldProblem => ({ pointer, code: 'required' });

/** @throws Problem `request.invalid` naming what is missing of the kind that was chosen. */
function readRenewal({ kind, months, opensDays, anchoredOn }: Asked): Renewal | null {
  if (kind === 'none') return null;
  const errors = months === undefined ? [required('/months')] : [];
  if (kind === 'fixed' && anchoredOn === undefined) errors.push(required('/anchoredOn'));
  if (kind === 'rolling' && opensDays === undefined) errors.push(required('/opensDays'));
  const most = (months ?? 0) * DAYS_OF_MONTH - 1;
  if (kind === 'rolling' && months !== undefined && (opensDays ?? 0) > most)
    errors.push({ pointer: '/opensDays', code: 'too-big', params: { maximum: most } });
  if (errors.length > 0 || months === undefined) throw new Problem('request.invalid', { errors });
  return kind === 'rolling'
    ? { kind, months, opensDays: opensDays ?? 0 }
    : { kind, months, anchoredOn: anchoredOn ?? '' };
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
