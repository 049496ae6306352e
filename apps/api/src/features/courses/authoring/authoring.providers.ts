import { BeginCourseService } from './begin-course.service.js';
import { BlockHistoryRepository } from './block-history.repository.js';
import { BlockHistoryService } from './block-history.service.js';
import { BlockWriter } from './block-writer.js';
import { BlocksRepository } from './blocks.repository.js';
import { DescriptionService } from './description.service.js';
import { DraftViewRepository } from './draft-view.repository.js';
import { DraftViewService } from './draft-view.service.js';
import { DraftsBeginRepository } from './drafts-begin.repository.js';
import { LessonBlocksService } from './lesson-blocks.service.js';
import { OutlineRepository } from './outline.repository.js';
import { OutlineService } from './outline.service.js';
import { PublicationService } from './publication.service.js';

/** Everything that writes courses. */
export const AUTHORING_PROVIDERS = [
  DraftViewRepository,
  DraftsBeginRepository,
  OutlineRepository,
  BlocksRepository,
  BlockHistoryRepository,
  DraftViewService,
  BeginCourseService,
  DescriptionService,
  OutlineService,
  BlockWriter,
  LessonBlocksService,
  BlockHistoryService,
  PublicationService,
];
