/** @jest-environment node */
import { StyleSheet } from './style-sheet.js';

const page = (classes: string): string => `<div><p class="${classes}">x</p></div>`;

it.each([
  ['a class of the page', '.a{color:red}', '.a{color:red}'],
  ['a class it has not', '.b{color:red}', ''],
  ['one of several selectors', '.b,.a,.c .a{color:red}', '.a{color:red}'],
  ['a selector that needs two', '.a.b{color:red}.a .d>.a{color:blue}', '.a .d>.a{color:blue}'],
  ['elements', 'h1,p{color:red}', 'h1,p{color:red}'],
  ['states', '.a:hover,.b:hover{color:red}', '.a:hover{color:red}'],
  ['a condition that names another class', '.a:not(.b,.c):has(>.e){color:red}', '.a:not(.b,.c):has(>.e){color:red}'],
  ['a choice of classes', ':is(.b,.c) .a{color:red}', ':is(.b,.c) .a{color:red}'],
  ['an attribute with a dot and a comma', 'a[href$=".b,.c"]{color:red}', 'a[href$=".b,.c"]{color:red}'],
  ['braces in quotes', '.a:before{content:"}.b{"}.b{color:red}', '.a:before{content:"}.b{"}'],
  ['an escaped mark in quotes', '.a{content:"\\""}.b{x:y}', '.a{content:"\\""}'],
  ['an escaped name', '.sm\\:b{color:red}', '.sm\\:b{color:red}'],
  [
    'letters and movements',
    '@font-face{src:url(/f)}@keyframes k{0%{x:y}}',
    '@font-face{src:url(/f)}@keyframes k{0%{x:y}}',
  ],
  ['conditions', '@media (width>9px){.a{x:y}.b{x:y}}', '@media (width>9px){.a{x:y}}'],
  ['conditions around nothing', '@media print{.b{x:y}}.a{x:y}', '.a{x:y}'],
  [
    'layers, even empty',
    '@layer x,y;@layer x{.b{x:y}}@layer y{@media print{.a{x:y}}}',
    '@layer x,y;@layer x{}@layer y{@media print{.a{x:y}}}',
  ],
  ['nested rules', '.a{x:y;& .b{x:y}}.b{& .a{x:y}}', '.a{x:y;& .b{x:y}}'],
])('keeps what can match: %s', (_name, css, kept) => {
  expect(new StyleSheet(css).usedBy(page('a d'))).toBe(kept);
});

it('keeps classes that the script of the page may add', () => {
  const sheet = new StyleSheet('.a{x:y}.b{x:y}.c{x:y}', new Set(['b']));
  expect(sheet.usedBy(page('a'))).toBe('.a{x:y}.b{x:y}');
});

it('takes words of the text for no classes', () => {
  expect(new StyleSheet('.b{x:y}').usedBy('<p>b class=&quot;b&quot;</p>')).toBe('');
});

it('refuses styles that would end their own element', () => {
  expect(() => new StyleSheet('.a{content:"</style>"}')).toThrow('end their own element');
});
