import { AssessmentsService } from '../../features/needs/assessments.service.js';
import { CourseCompetencesService } from '../../features/needs/course-competences.service.js';
import { ProfilesService } from '../../features/needs/profiles.service.js';
import type { DemoLearner } from './demo-learner.js';
import type { DemoWorld } from './demo-world.js';

const FRAMEWORK = 'digcomp-2.2';
const MANAGER = 'manager@edukom.example';

interface DemoProfile {
  readonly names: { readonly nameSq: string; readonly nameSr: string; readonly nameEn: string };
  readonly isDefault: boolean;
  readonly titles: readonly string[];
  readonly levels: Readonly<Record<string, number>>;
}

const EVERYBODY: Readonly<Record<string, number>> = { '1.2': 3, '2.1': 4, '2.3': 4, '2.6': 3, '4.1': 4, '4.2': 4 };

const PROFILES: readonly DemoProfile[] = [
  {
    names: { nameSq: 'Zyrtar komunal', nameSr: 'Општински службеник', nameEn: 'Municipal official' },
    isDefault: true,
    titles: [],
    levels: EVERYBODY,
  },
  {
    names: { nameSq: 'Teknologji informative', nameSr: 'Информационе технологије', nameEn: 'Information technology' },
    isDefault: false,
    titles: ['Zyrtar i teknologjisë së informacionit', 'Службеник за информационе технологије'],
    levels: { ...EVERYBODY, '3.4': 5, '4.1': 6, '5.1': 6 },
  },
];

/** What the course of the demo leads to. */
const TAUGHT: Readonly<Record<string, number>> = { '2.6': 4, '4.1': 4, '4.2': 4 };

/** What positions ask for and the course teaches, as the manager says it. */
export async function planNeeds(world: DemoWorld): Promise<void> {
  const managerId = world.accountId(MANAGER);
  const profiles = world.get(ProfilesService);
  for (const { names, isDefault, titles, levels } of PROFILES) {
    const profileId = await profiles.begin(managerId, { nameSq: names.nameSq, framework: FRAMEWORK });
    await profiles.save(managerId, profileId, {
      ...names,
      revision: 1,
      framework: FRAMEWORK,
      isDefault,
      titles: [...titles],
      targets: Object.entries(levels).map(([competence, level]) => ({ competence, level })),
    });
  }
  for (const [competence, level] of Object.entries(TAUGHT))
    await world
      .get(CourseCompetencesService)
      .set(managerId, { courseId: world.course.courseId, framework: FRAMEWORK, competence }, level);
}

/** Officials assess themselves before a course: around what is asked for, the less skilled a little below it. */
export async function assessNeeds(world: DemoWorld, learners: readonly DemoLearner[], at: Date): Promise<void> {
  const assessments = world.get(AssessmentsService);
  for (const { personId, skill, random } of learners) {
    const assessmentId = await assessments.begin(personId, at);
    for (const [competence, target] of Object.entries({ ...EVERYBODY, '3.4': 4, '5.1': 4 })) {
      const level = Math.max(0, Math.min(8, Math.round(target - 2 + skill * 2 + random() * 1.5)));
      await assessments.answer(personId, assessmentId, { competence, level }, at);
    }
    await assessments.complete(personId, assessmentId, at);
  }
}
