import { CourseRenewal } from './course-renewal.entity.js';
import { EnrolmentEvent } from './enrolment-event.entity.js';
import { EnrolmentRequest } from './enrolment-request.entity.js';
import { MandatoryAudience } from './mandatory-audience.entity.js';
import { MandatoryTraining } from './mandatory-training.entity.js';

export const ENROLMENT_ENTITIES = [
  EnrolmentRequest,
  EnrolmentEvent,
  CourseRenewal,
  MandatoryTraining,
  MandatoryAudience,
];
