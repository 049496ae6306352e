import { EnrolmentEvent } from './enrolment-event.entity.js';
import { EnrolmentRequest } from './enrolment-request.entity.js';

export const ENROLMENT_ENTITIES = [EnrolmentRequest, EnrolmentEvent];
