import { seedReference } from '../src/seeds/seed-reference.js';
import type { TestApi } from './api.js';

/** The places and municipalities of the reference data, which imports and searches go by. */
export const withMunicipalities = (api: TestApi): Promise<void> => seedReference(api.app);
