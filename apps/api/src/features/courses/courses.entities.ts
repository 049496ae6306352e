import { Activity } from './activity.entity.js';
import { Award } from './award.entity.js';
import { BlockRevision } from './block-revision.entity.js';
import { Block } from './block.entity.js';
import { CourseModule } from './course-module.entity.js';
import { CourseVersion } from './course-version.entity.js';
import { Course } from './course.entity.js';

export const COURSE_ENTITIES = [Course, CourseVersion, CourseModule, Activity, Block, BlockRevision, Award];
