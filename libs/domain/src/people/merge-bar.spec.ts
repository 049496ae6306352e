import { type MergeBar, mergeBar, type MergeSide } from './merge-bar.js';

const side = (personId: string, facts: Partial<MergeSide> = {}): MergeSide => ({
  personId,
  account: 'active',
  mergedInto: null,
  holdsOthers: false,
  areRolesInReach: true,
  ...facts,
});

it.each<[string, MergeSide, MergeSide, MergeBar | null]>([
  ['two active accounts', side('a'), side('b'), null],
  ['an invited one into an active one', side('a'), side('b', { account: 'invited' }), null],
  ['a deactivated one into an active one', side('a'), side('b', { account: 'deactivated' }), null],
  ['two invited ones', side('a', { account: 'invited' }), side('b', { account: 'invited' }), null],
  ['two that were never invited', side('a', { account: null }), side('b', { account: null }), null],
  ['into one who holds others already', side('a', { holdsOthers: true }), side('b'), null],
  ['one with itself', side('a'), side('a'), 'same'],
  ['into oneself', side('me'), side('b'), 'own'],
  ['oneself into another', side('a'), side('me'), 'own'],
  ['into one’s own other account', side('me-too'), side('b'), 'own'],
  ['into one that is merged', side('a', { mergedInto: 'c' }), side('b'), 'merged'],
  ['one that is merged', side('a'), side('b', { mergedInto: 'c' }), 'merged'],
  ['one that holds others', side('a'), side('b', { holdsOthers: true }), 'holds-others'],
  ['an active one into an invited one', side('a', { account: 'invited' }), side('b'), 'sign-in'],
  ['an active one into a deactivated one', side('a', { account: 'deactivated' }), side('b'), 'sign-in'],
  ['an active one into one without an account', side('a', { account: null }), side('b'), 'sign-in'],
  ['roles of the surviving one out of reach', side('a', { areRolesInReach: false }), side('b'), 'roles'],
  ['roles of the other one out of reach', side('a'), side('b', { areRolesInReach: false }), 'roles'],
])('%s', (_case, survivor, merged, bar) => {
  expect(mergeBar(['me', 'me-too'], survivor, merged)).toBe(bar);
});
