import { Affiliation } from './affiliation.entity.js';
import { Department } from './department.entity.js';
import { Institution } from './institution.entity.js';
import { Position } from './position.entity.js';
import { PlacePopulation } from './place-population.entity.js';
import { Place } from './place.entity.js';

export const ORGANISATION_ENTITIES = [Place, PlacePopulation, Institution, Department, Position, Affiliation];
