import { allowedScopes, isAllowed, type Grant } from './is-allowed.js';

const trainerOfRun = (id: string): Grant => ({ role: 'trainer', scope: { kind: 'run', id } });
const run = (id: string) => [
  { kind: 'run' as const, id },
  { kind: 'course' as const, id: 'course-1' },
  { kind: 'institution' as const, id: 'prizren' },
];

describe('isAllowed', () => {
  it.each<[string, Grant[], Parameters<typeof isAllowed>[1], string, boolean]>([
    ['nobody may do anything without a grant', [], 'run.read', 'r1', false],
    ['a trainer marks in the run of the grant', [trainerOfRun('r1')], 'grading.mark', 'r1', true],
    ['a trainer does not mark in another run', [trainerOfRun('r2')], 'grading.mark', 'r1', false],
    ['a trainer does not issue certificates', [trainerOfRun('r1')], 'certificate.issue', 'r1', false],
    [
      'a manager of the host institution plans its runs',
      [{ role: 'project-manager', scope: { kind: 'institution', id: 'prizren' } }],
      'run.plan',
      'r1',
      true,
    ],
    [
      'a manager of another institution does not',
      [{ role: 'project-manager', scope: { kind: 'institution', id: 'peja' } }],
      'run.plan',
      'r1',
      false,
    ],
    [
      'a grant over all covers every run',
      [{ role: 'project-manager', scope: { kind: 'all', id: null } }],
      'run.plan',
      'r1',
      true,
    ],
    [
      'the id of another kind of scope does not cover',
      [{ role: 'trainer', scope: { kind: 'course', id: 'r1' } }],
      'run.read',
      'r1',
      false,
    ],
  ])('%s', (_name, grants, action, runId, expected) => {
    expect(isAllowed(grants, action, run(runId))).toBe(expected);
  });

  it('without an object asks whether the action is allowed anywhere', () => {
    expect(isAllowed([trainerOfRun('r2')], 'grading.mark')).toBe(true);
    expect(isAllowed([trainerOfRun('r2')], 'run.plan')).toBe(false);
  });

  it('an object in no scope is reached by a grant over all only', () => {
    expect(isAllowed([trainerOfRun('r1')], 'run.read', [])).toBe(false);
    expect(isAllowed([{ role: 'trainer', scope: { kind: 'all', id: null } }], 'run.read', [])).toBe(true);
  });
});

describe('allowedScopes', () => {
  it('lists the ids per kind for a filter', () => {
    const grants: Grant[] = [
      trainerOfRun('r1'),
      trainerOfRun('r2'),
      { role: 'focal-point', scope: { kind: 'institution', id: 'i' } },
    ];
    expect(allowedScopes(grants, 'run.read')).toEqual({
      all: false,
      ids: { institution: [], department: [], course: [], run: ['r1', 'r2'] },
    });
    expect(allowedScopes(grants, 'completion.read').ids.institution).toEqual(['i']);
  });
});
