import { LearningPathCourse } from './learning-path-course.entity.js';
import { LearningPath } from './learning-path.entity.js';

export const PATH_ENTITIES = [LearningPath, LearningPathCourse];
