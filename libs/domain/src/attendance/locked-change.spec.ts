import fc from 'fast-check';
import { CHANGE_STATES, CHANGE_STEPS, type ChangeStep, decideLockedChange, mayProposeChange } from './locked-change.js';

const change = (state: (typeof CHANGE_STATES)[number] = 'proposed') => ({
  state,
  proposerId: 'trainer',
  officialId: 'official',
});

it.each<[ChangeStep, string, object]>([
  ['approve', 'manager', { state: 'approved' }],
  ['approve', 'trainer', { refused: 'second-person' }],
  ['approve', 'official', { refused: 'own-record' }],
  ['refuse', 'manager', { state: 'refused' }],
  ['refuse', 'trainer', { refused: 'second-person' }],
  ['refuse', 'official', { refused: 'own-record' }],
  ['withdraw', 'trainer', { state: 'withdrawn' }],
  ['withdraw', 'manager', { refused: 'not-yours' }],
  ['withdraw', 'official', { refused: 'not-yours' }],
])('%s by the %s', (step, actor, outcome) => {
  expect(decideLockedChange(change(), step, actor)).toEqual(outcome);
});

it.each(CHANGE_STATES.filter((state) => state !== 'proposed').flatMap((s) => CHANGE_STEPS.map((step) => [s, step])))(
  'what is %s stays so: %s',
  (state, step) => {
    for (const actor of ['trainer', 'manager', 'official'])
      expect(decideLockedChange(change(state as 'approved'), step as ChangeStep, actor)).toEqual({ refused: 'closed' });
  },
);

it('nobody proposes a change of their own attendance', () => {
  expect(mayProposeChange('official', 'official')).toBe(false);
  expect(mayProposeChange('trainer', 'official')).toBe(true);
});

it('whatever people do in whatever order, what is approved was approved by a second person, and once', () => {
  const people = ['trainer', 'manager', 'official', 'other'];
  fc.assert(
    fc.property(
      fc.constantFrom(...people),
      fc.array(fc.tuple(fc.constantFrom(...CHANGE_STEPS), fc.constantFrom(...people)), { maxLength: 12 }),
      (proposerId, steps) => {
        let state: (typeof CHANGE_STATES)[number] = 'proposed';
        const approvedBy: string[] = [];
        for (const [step, actor] of steps) {
          const outcome = decideLockedChange({ state, proposerId, officialId: 'official' }, step, actor);
          if (!('state' in outcome)) continue;
          expect(state).toBe('proposed');
          state = outcome.state;
          if (state === 'approved') approvedBy.push(actor);
        }
        expect(approvedBy.length).toBeLessThanOrEqual(1);
        for (const approver of approvedBy) expect([proposerId, 'official']).not.toContain(approver);
      },
    ),
  );
});
