import { foldForSearch, type LocalizedText, translate, localizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { askedOnce } from '../../platform/process/asked-once.js';
import type { InstitutionKind } from './institution.entity.js';
import { KnownIds } from '../../platform/db/known-ids.js';
import { OrganisationsRepository } from './organisations.repository.js';
import type { PlaceFacts, PlaceKind } from './place.entity.js';

export interface PlaceRecord {
  readonly kind: PlaceKind;
  readonly code: string;
  readonly slug: string;
  readonly parentSlug: string | null;
  readonly name: LocalizedText;
  readonly alternates: readonly string[];
  readonly facts: PlaceFacts;
  readonly populations: readonly { year: number; value: number; status: string; source: string }[];
}

/** Where somebody works from a day (`YYYY-MM-DD`) on; an empty title names no position. */
export interface PlaceOfWork {
  readonly personId: string;
  readonly departmentId: string;
  readonly positionTitle: string;
  readonly from: string;
  /** The person was made in this transaction: no earlier affiliation is looked for. */
  readonly isFirst?: boolean;
}

/** A name in three languages as translated text with Albanian as the source; `latn` is the attested Latin form of the Serbian. */
export const placeName = (names: { sq: string; 'sr-Cyrl': string; en: string; latn?: string }): LocalizedText =>
  translate(translate(localizedText('sq', names.sq), 'sr-Cyrl', names['sr-Cyrl'], names.latn), 'en', names.en);

const allForms = (name: LocalizedText): string[] =>
  Object.values(name.texts).flatMap((text) => (text ? [text.v, text.latn ?? ''] : []));

/** Every name folded, one a line: searched as it is, and taken apart again to recognise an exact name. */
export const namesToFindBy = (name: LocalizedText, alternates: readonly string[] = []): string =>
  [...new Set([...allForms(name), ...alternates].map(foldForSearch).filter(Boolean))].join('\n');

/** Places, institutions, departments and who works where. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: Db,
    private readonly repository: OrganisationsRepository,
  ) {}

  /** Writes a place of the reference data; running it again changes nothing. Parents come before children. */
  async savePlace(record: PlaceRecord): Promise<string> {
    return this.db.tx(async () => {
      const id = (await this.repository.placeIdBySlug(record.slug)) ?? uuidv7();
      const parentId = record.parentSlug === null ? null : await this.repository.placeIdBySlug(record.parentSlug);
      const searchText = namesToFindBy(record.name, record.alternates);
      await this.repository.savePlace({
        id,
        kind: record.kind,
        code: record.code,
        slug: record.slug,
        parentId,
        name: record.name,
        searchText,
        facts: record.facts,
      });
      await this.repository.replacePopulations(
        id,
        record.populations.map((population) => ({ placeId: id, ...population })),
      );
      return id;
    });
  }

  async saveInstitution(institution: {
    kind: InstitutionKind;
    slug: string;
    name: LocalizedText;
    alternates?: readonly string[];
    placeSlug: string | null;
  }): Promise<string> {
    return this.db.tx(async () => {
      const id = (await this.repository.institutionIdBySlug(institution.slug)) ?? uuidv7();
      const placeId =
        institution.placeSlug === null ? null : await this.repository.placeIdBySlug(institution.placeSlug);
      const { kind, slug, name } = institution;
      const searchText = namesToFindBy(name, institution.alternates);
      await this.repository.saveInstitution({
        id,
        kind,
        slug,
        name,
        searchText,
        placeId,
        contentLocales: ['sq', 'sr-Cyrl', 'en'],
      });
      return id;
    });
  }

  /** Every name an institution goes by, folded, to its id: for imports. A name of two institutions is left out. */
  async institutionsByFoldedName(): Promise<ReadonlyMap<string, string>> {
    const owners = new Map<string, Set<string>>();
    for (const { id, slug, name, search_text: text } of await this.repository.institutions())
      for (const form of [...allForms(name), slug, ...text.split('\n')].map(foldForSearch))
        owners.set(form, (owners.get(form) ?? new Set()).add(id));
    return new Map(
      [...owners].flatMap(([form, ids]) => (form && ids.size === 1 ? [...ids].map((id) => [form, id] as const) : [])),
    );
  }

  institutionIdBySlug(slug: string): Promise<string | null> {
    return this.repository.institutionIdBySlug(slug);
  }

  async departmentOf(institutionId: string, name: string): Promise<string> {
    const [id] = await this.departmentsOf([{ institutionId, name }]);
    if (!id) throw new Error(`No department ${name}`);
    return id;
  }

  /** Ids of the departments with these names, in the given order; names that fold alike are one department. */
  departmentsOf(
    departments: readonly { institutionId: string; name: string }[],
    known = new KnownIds(),
  ): Promise<string[]> {
    return askedOnce(
      departments,
      ({ institutionId, name }) => `${institutionId} ${name}`,
      (firsts) =>
        this.repository.departmentIds(
          firsts.map(({ institutionId, name }) => ({
            id: uuidv7(),
            institutionId,
            name,
            nameFold: foldForSearch(name),
          })),
          known,
        ),
      known.ids,
    );
  }

  /** Makes this the person's primary affiliation from `from` (`YYYY-MM-DD`) on. */
  async affiliate(personId: string, departmentId: string, positionTitle: string, from: string): Promise<void> {
    await this.affiliateAll([{ personId, departmentId, positionTitle, from }]);
  }

  /**
   * As {@link affiliate}, for many people, each once.
   * @param known positions of the transaction
   * @returns the fingerprint of the new affiliation by person.
   */
  async affiliateAll(
    affiliations: readonly PlaceOfWork[],
    known = new KnownIds(),
  ): Promise<ReadonlyMap<string, string>> {
    return this.db.tx(async () => {
      const places = affiliations.map((one) => ({ ...one, title: one.positionTitle }));
      const positions = await this.positionsTitled(places, known);
      return this.repository.replacePrimaryAffiliations(
        affiliations.map((one, index) => ({ ...one, id: uuidv7(), positionId: positions[index] ?? null })),
      );
    });
  }

  /** Ids of the positions with these titles, in the given order; an empty title is no position. */
  async positionsTitled(
    places: readonly { departmentId: string; title: string }[],
    known = new KnownIds(),
  ): Promise<(string | null)[]> {
    const titled = places.filter(({ title }) => title.trim() !== '');
    const ids = await this.positionsOf(
      titled.map(({ departmentId, title }) => ({ departmentId, name: title })),
      known,
    );
    const positions = new Map(titled.map((one, index) => [one, ids[index] ?? null]));
    return places.map((one) => positions.get(one) ?? null);
  }

  /** Ids of the positions with these names, in the given order; names that fold alike are one position of a department. */
  async positionsOf(
    positions: readonly { departmentId: string; name: string }[],
    known = new KnownIds(),
  ): Promise<string[]> {
    if (positions.length === 0) return [];
    return askedOnce(
      positions,
      ({ departmentId, name }) => `${departmentId} ${name}`,
      (firsts) =>
        this.repository.positionIds(
          firsts.map(({ departmentId, name }) => ({
            id: uuidv7(),
            departmentId,
            name: name.trim(),
            nameFold: foldForSearch(name),
          })),
          known,
        ),
      known.ids,
    );
  }
}
