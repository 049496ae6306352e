import { ImportBatch } from './import-batch.entity.js';
import { ImportRow } from './import-row.entity.js';

export const PEOPLE_ENTITIES = [ImportBatch, ImportRow];
