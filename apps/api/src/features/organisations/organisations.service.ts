import { foldForSearch, type LocalizedText, translate, localizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { InstitutionKind } from './institution.entity.js';
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

/** A name in three languages as translated text with Albanian as the source; `latn` is the attested Latin form of the Serbian. */
export const placeName = (names: { sq: string; 'sr-Cyrl': string; en: string; latn?: string }): LocalizedText =>
  translate(translate(localizedText('sq', names.sq), 'sr-Cyrl', names['sr-Cyrl'], names.latn), 'en', names.en);

const allForms = (name: LocalizedText): string[] =>
  Object.values(name.texts).flatMap((text) => (text ? [text.v, text.latn ?? ''] : []));

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
      const searchText = foldForSearch([...allForms(record.name), ...record.alternates].join(' '));
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
      const searchText = foldForSearch([...allForms(name), ...(institution.alternates ?? [])].join(' '));
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

  /** Every name an institution goes by, folded, to its id: for imports. */
  async institutionsByFoldedName(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.repository.institutions();
    return new Map(
      rows.flatMap((row) =>
        [...allForms(row.name), row.slug].filter(Boolean).map((name) => [foldForSearch(name), row.id] as const),
      ),
    );
  }

  institutionIdBySlug(slug: string): Promise<string | null> {
    return this.repository.institutionIdBySlug(slug);
  }

  departmentOf(institutionId: string, name: string): Promise<string> {
    return this.repository.departmentId({ id: uuidv7(), institutionId, name, nameFold: foldForSearch(name) });
  }

  /** Makes this the person's primary affiliation from `from` (`YYYY-MM-DD`) on. */
  async affiliate(personId: string, departmentId: string, positionTitle: string, from: string): Promise<void> {
    await this.db.tx(() =>
      this.repository.replacePrimaryAffiliation({ id: uuidv7(), personId, departmentId, positionTitle, from }),
    );
  }
}
