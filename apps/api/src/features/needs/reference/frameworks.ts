import type { LevelCrosswalk } from '@edukom/domain';
import { DIGCOMP_2_2 } from './digcomp-2.2.js';
import { DIGCOMP_3_0 } from './digcomp-3.0.js';

/** Every framework of the product, the oldest first. */
export const FRAMEWORKS = [DIGCOMP_2_2, DIGCOMP_3_0];

/** How the eight levels of DigComp 2.2 reach the four of 3.0: two by two, as both versions group them. */
export const CROSSWALKS: readonly LevelCrosswalk[] = [
  { from: DIGCOMP_2_2.key, to: DIGCOMP_3_0.key, reaches: [1, 1, 2, 2, 3, 3, 4, 4] },
];
