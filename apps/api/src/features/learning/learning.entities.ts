import { LessonNote } from './lesson-note.entity.js';
import { LessonVisit } from './lesson-visit.entity.js';
import { ProgressEvent } from './progress-event.entity.js';
import { RunReminder } from './run-reminder.entity.js';

export const LEARNING_ENTITIES = [ProgressEvent, LessonNote, LessonVisit, RunReminder];
