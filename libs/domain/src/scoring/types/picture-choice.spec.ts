import type { Score } from '../points.js';
import { type PictureChoiceSpec, pictureChoiceRules, scorePictureChoice } from './picture-choice.js';

const one: PictureChoiceSpec = {
  type: 'picture-choice',
  areas: [{ id: 'door' }, { id: 'desk' }, { id: 'safe' }],
  choices: 'one',
  rule: 'all-or-nothing',
};
const several: PictureChoiceSpec = { ...one, choices: 'several', rule: 'right-minus-wrong' };
const score = (spec: PictureChoiceSpec, correct: string[], selected: string[]): Score =>
  scorePictureChoice(spec, { type: 'picture-choice', correct }, { type: 'picture-choice', selected }, 100);

it.each<[string, PictureChoiceSpec, string[], string[], number]>([
  ['the right area', one, ['door'], ['door'], 100],
  ['another one', one, ['door'], ['desk'], 0],
  ['one of two that are accepted', one, ['door', 'safe'], ['safe'], 100],
  ['two where one is asked for', one, ['door', 'safe'], ['door', 'safe'], 0],
  ['all of several', several, ['door', 'safe'], ['safe', 'door', 'door'], 100],
  ['one of several', several, ['door', 'safe'], ['safe'], 50],
  ['a right one and a wrong one', several, ['door', 'safe'], ['safe', 'desk'], 0],
  ['an area that does not exist', several, ['door', 'safe'], ['door', 'safe', 'moon'], 50],
])('%s', (_name, spec, correct, selected, points) => {
  expect(score(spec, correct, selected)).toEqual({ kind: 'scored', points });
});

it('is unanswered without a choice', () => {
  expect(score(one, ['door'], [])).toEqual({ kind: 'unanswered', points: 0 });
});

it('refuses a key without an area, or with a foreign one', () => {
  expect(() => score(one, [], ['door'])).toThrow(RangeError);
  expect(() => score(one, ['moon'], ['door'])).toThrow(RangeError);
});

it('is hashed as a set', () => {
  expect(pictureChoiceRules.canonical({ type: 'picture-choice', selected: ['safe', 'door', 'safe'] })).toEqual({
    type: 'picture-choice',
    selected: ['door', 'safe'],
  });
});
