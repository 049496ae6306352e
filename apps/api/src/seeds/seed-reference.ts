import type { INestApplicationContext } from '@nestjs/common';
import { FrameworksService } from '../features/needs/frameworks.service.js';
import { FeedsService } from '../features/observatory/feeds.service.js';
import { OrganisationsService, placeName } from '../features/organisations/organisations.service.js';
import { Db } from '../platform/db/db.js';
import { REFERENCE_PLACES } from './reference/places.js';

/** Writes places, the municipalities as institutions, what the Observatory measures, and competence frameworks; idempotent, run at every deploy. */
export async function seedReference(app: INestApplicationContext): Promise<void> {
  const organisations = app.get(OrganisationsService, { strict: false });
  await app.get(FeedsService, { strict: false }).ensureReference();
  await app.get(FrameworksService, { strict: false }).ensureReference();
  await app.get(Db).tx(async () => {
    for (const place of REFERENCE_PLACES) {
      const { kind, code, slug, parentSlug, alternates, lat, lon, areaKm2, officialLanguages, flags, tile, sources } =
        place;
      const name = placeName(place.name);
      const populations = place.populations.map(({ year, value, status, source }) => ({ year, value, status, source }));
      await organisations.savePlace({
        kind,
        code,
        slug,
        parentSlug,
        name,
        alternates,
        facts: { lat, lon, areaKm2, officialLanguages, flags, tile, sources },
        populations,
      });
      if (kind === 'municipality')
        await organisations.saveInstitution({ kind, slug, name, alternates, placeSlug: slug });
    }
  });
}
