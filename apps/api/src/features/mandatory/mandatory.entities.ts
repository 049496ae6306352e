import { CourseRenewal } from './course-renewal.entity.js';
import { MandatoryAudience } from './mandatory-audience.entity.js';
import { MandatoryCopy } from './mandatory-copy.entity.js';
import { MandatoryReminder } from './mandatory-reminder.entity.js';
import { MandatoryTraining } from './mandatory-training.entity.js';

export const MANDATORY_ENTITIES = [
  CourseRenewal,
  MandatoryTraining,
  MandatoryAudience,
  MandatoryReminder,
  MandatoryCopy,
];
