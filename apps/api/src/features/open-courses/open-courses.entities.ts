import { OpenLearner } from './open-learner.entity.js';
import { OpenRegistration } from './open-registration.entity.js';

export const OPEN_COURSE_ENTITIES = [OpenRegistration, OpenLearner];
