import { isSafeAddress } from '../../../shared/rich-text/rich-text.js';
import type { Mark } from './line-collector.js';

/** Whose words are not of the text: code, forms, pictures, what an office program adds for itself. */
const DROPPED = new Set(
  (
    'script style meta link title head base template iframe frame object embed applet svg math noscript img picture ' +
    'source video audio track canvas map input button select option textarea xml del o:p v:shape v:shapetype w:sdtpr'
  ).split(' '),
);

const styleOf = (element: Element): string => (element.getAttribute('style') ?? '').toLowerCase();

/** The value of a property in an element's own style; '' when it says nothing of it. */
export function property(element: Element, name: string): string {
  const found = styleOf(element)
    .split(';')
    .map((part) => part.split(':'))
    .find(([key]) => key?.trim() === name);
  return found?.slice(1).join(':').trim() ?? '';
}

const isComment = (element: Element): boolean =>
  /comment/.test(property(element, 'mso-element')) || /mso(comment|com)/i.test(element.getAttribute('class') ?? '');

/** Whether an element and all in it is left out. */
export const isDropped = (element: Element): boolean =>
  DROPPED.has(element.localName) ||
  element.hasAttribute('hidden') ||
  property(element, 'display') === 'none' ||
  property(element, 'mso-hide') === 'all' ||
  property(element, 'mso-list') === 'ignore' ||
  isComment(element);

function weightOf(element: Element): boolean | null {
  const weight = property(element, 'font-weight');
  if (weight === '') return /^(b|strong)$/.test(element.localName) ? true : null;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

function slantOf(element: Element): boolean | null {
  const slant = property(element, 'font-style');
  if (slant === '') return /^(i|em|cite|dfn)$/.test(element.localName) ? true : null;
  return slant === 'italic' || slant === 'oblique';
}

const withMark = (marks: readonly Mark[], type: 'bold' | 'italic', isOn: boolean | null): readonly Mark[] => {
  if (isOn === null) return marks;
  const rest = marks.filter((mark) => mark.type !== type);
  return isOn ? [...rest, { type }] : rest;
};

function withLink(marks: readonly Mark[], element: Element): readonly Mark[] {
  if (element.localName !== 'a') return marks;
  const href = element.getAttribute('href')?.trim();
  const rest = marks.filter(({ type }) => type !== 'link');
  return isSafeAddress(href) ? [...rest, { type: 'link', attrs: { href } }] : rest;
}

/** The marks of the words inside an element, given those outside of it. A programme's wrapper that says *not bold* is believed. */
export const marksInside = (marks: readonly Mark[], element: Element): readonly Mark[] =>
  withLink(withMark(withMark(marks, 'bold', weightOf(element)), 'italic', slantOf(element)), element);
