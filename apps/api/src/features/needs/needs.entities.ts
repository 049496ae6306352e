import { CompetenceAnswer } from './entities/competence-answer.entity.js';
import { CompetenceArea } from './entities/competence-area.entity.js';
import { CompetenceAssessment } from './entities/competence-assessment.entity.js';
import { CompetenceCrosswalk } from './entities/competence-crosswalk.entity.js';
import { CompetenceFinding } from './entities/competence-finding.entity.js';
import { CompetenceFramework } from './entities/competence-framework.entity.js';
import { CompetenceLevel } from './entities/competence-level.entity.js';
import { CompetenceProfileTitle } from './entities/competence-profile-title.entity.js';
import { CompetenceProfile } from './entities/competence-profile.entity.js';
import { CompetenceTarget } from './entities/competence-target.entity.js';
import { Competence } from './entities/competence.entity.js';
import { CourseCompetence } from './entities/course-competence.entity.js';

export const NEEDS_ENTITIES = [
  CompetenceFramework,
  CompetenceArea,
  Competence,
  CompetenceLevel,
  CompetenceCrosswalk,
  CompetenceProfile,
  CompetenceTarget,
  CompetenceProfileTitle,
  CourseCompetence,
  CompetenceAssessment,
  CompetenceAnswer,
  CompetenceFinding,
];
