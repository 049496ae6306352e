/**
 * Who may do what, as data. The one place where a role meets an action; the API's guard and the web's controls both
 * read it through {@link isAllowed}. Everyone who is signed in is also a learner: what concerns one's own record needs
 * no role, the owner is checked in SQL.
 */
export const ROLES = ['trainer', 'project-manager', 'focal-point', 'observatory-editor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'people.read',
  'people.import',
  'people.invite',
  'people.deactivate',
  'role.grant',
  'course.read',
  'course.begin',
  'course.write',
  'course.publish',
  'path.write',
  'run.read',
  'run.plan',
  'run.enrol',
  'run.remind',
  'attendance.read',
  'attendance.mark',
  'attendance.export',
  'grading.mark',
  'grading.release',
  'grading.decide',
  'gradebook.read',
  'certificate.read',
  'certificate.issue',
  'certificate.revoke',
  'certificate.export',
  'completion.read',
  'feed.read',
  'feed.produce',
  'feed.approve',
  'audit.read',
  'job.read',
] as const;
export type Action = (typeof ACTIONS)[number];

export const ACCESS_MATRIX: Readonly<Record<Role, readonly Action[]>> = {
  trainer: [
    'course.read',
    'course.begin',
    'course.write',
    'course.publish',
    'run.read',
    'run.remind',
    'attendance.read',
    'attendance.mark',
    'grading.mark',
    'grading.release',
    'grading.decide',
    'gradebook.read',
  ],
  'project-manager': [
    'people.read',
    'people.import',
    'people.invite',
    'course.read',
    'course.begin',
    'course.write',
    'course.publish',
    'path.write',
    'run.read',
    'run.plan',
    'run.enrol',
    'run.remind',
    'attendance.read',
    'attendance.mark',
    'attendance.export',
    // Where the trainers of a run have marked an answer themselves, somebody else must be able to decide about it.
    'grading.decide',
    'gradebook.read',
    'certificate.read',
    'certificate.issue',
    'certificate.revoke',
    'certificate.export',
  ],
  'focal-point': ['completion.read'],
  'observatory-editor': ['feed.read', 'feed.produce', 'feed.approve'],
  administrator: [
    'people.read',
    'people.import',
    'people.invite',
    'people.deactivate',
    'role.grant',
    'audit.read',
    'job.read',
  ],
};
