import type { listDuplicates, OutputOf, PairPerson } from '@edukom/contracts';
import { type InterfaceLocale, likenessOf, type PersonTraits } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { shown } from '../../../platform/http/shown.js';
import { type CandidatePair, DuplicatesRepository, type ShownPersonRow } from './duplicates.repository.js';

/** More pairs than anybody settles in a day; what lies behind comes when these are settled. */
const MOST_CANDIDATES = 5_000;
const PAGE = 50;

const traitsOf = (pair: CandidatePair, side: 'one' | 'other'): PersonTraits => ({
  givenName: pair[`${side}_given`],
  familyName: pair[`${side}_family`],
  email: pair[`${side}_email`],
  birthDate: pair[`${side}_born`],
  institutionId: pair[`${side}_institution`],
});

const personOf = (row: ShownPersonRow, locale: InterfaceLocale): PairPerson => ({
  personId: row.id,
  givenName: row.given_name,
  familyName: row.family_name,
  email: row.email,
  birthDate: row.birth_date,
  institution: row.institution_name ? shown(row.institution_name, locale) : null,
  department: row.department,
  account: row.account,
});

/** People who may be one: proposed, never decided. A pair said to be two people is not proposed again. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly db: Db,
    private readonly repository: DuplicatesRepository,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async list(locale: InterfaceLocale): Promise<OutputOf<typeof listDuplicates>> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const candidates = await this.repository.candidates(day, MOST_CANDIDATES + 1);
    const ranked = candidates
      .flatMap((pair) => {
        const likeness = likenessOf(traitsOf(pair, 'one'), traitsOf(pair, 'other'));
        return likeness ? [{ ids: [pair.one_id, pair.other_id] as const, ...likeness }] : [];
      })
      .sort((a, b) => b.weight - a.weight || (a.ids.join() < b.ids.join() ? -1 : 1));
    const page = ranked.slice(0, PAGE);
    const people = new Map(
      (await this.repository.shown([...new Set(page.flatMap(({ ids }) => ids))], day)).map((row) => [row.id, row]),
    );
    const pairs = page.flatMap(({ ids: [oneId, otherId], reasons }) => {
      const [one, other] = [people.get(oneId), people.get(otherId)];
      if (!one || !other) return [];
      return [{ people: [personOf(one, locale), personOf(other, locale)] as const, reasons }];
    });
    return {
      pairs: pairs.map(({ people: [one, other], reasons }) => ({ people: [one, other], reasons: [...reasons] })),
      total: ranked.length,
      isCut: candidates.length > MOST_CANDIDATES,
    };
  }

  /** Said twice it stays as it was said first. */
  async markDistinct(actor: Actor, [oneId, otherId]: readonly [string, string]): Promise<void> {
    if (oneId === otherId)
      throw new Problem('request.invalid', { errors: [{ pointer: '/personIds', code: 'invalid' }] });
    const now = this.clock.now();
    await this.db.tx(async () => {
      const known = await this.repository.shown([oneId, otherId], now.toISOString().slice(0, 10));
      if (known.length < 2) throw new Problem('request.not-found');
      if (!(await this.repository.markDistinct(oneId, otherId, actor.personId, now))) return;
      await this.audit.record({
        actorId: actor.personId,
        action: 'person.distinct',
        subjectKind: 'person',
        subjectId: oneId,
        after: { otherId },
      });
    });
  }
}
