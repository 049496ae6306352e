import { LessonNote } from './lesson-note.entity.js';
import { ProgressEvent } from './progress-event.entity.js';

export const LEARNING_ENTITIES = [ProgressEvent, LessonNote];
