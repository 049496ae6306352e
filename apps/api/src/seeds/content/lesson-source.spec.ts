import fc from 'fast-check';
import { blockText, LessonSourceError, parseLesson } from './lesson-source.js';
import { type RichNode } from './rich-text.js';

const texts = (node: RichNode): string => (node.type === 'text' ? node.text : node.content.map(texts).join(''));
const thrown = (markdown: string): string => {
  try {
    parseLesson(markdown, 'demo.md');
  } catch (error) {
    if (error instanceof LessonSourceError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
};

describe('parseLesson', () => {
  it('reads headings, text, lists and quotes with their ids', () => {
    const blocks = parseLesson(
      [
        '<!-- b1 -->\n## Title',
        '<!-- b2 -->\nFirst line\nsecond line',
        '<!-- b3 -->\n- one\n- two\n  and more',
        '<!-- b4 -->\n1. first\n2. second',
        '<!-- b5 -->\n> said\n> twice',
      ].join('\n\n'),
    );
    expect(blocks.map((block) => [block.id, block.kind, block.doc.content[0]?.type])).toEqual([
      ['b1', 'heading', 'heading'],
      ['b2', 'text', 'paragraph'],
      ['b3', 'list', 'bulletList'],
      ['b4', 'list', 'orderedList'],
      ['b5', 'quote', 'blockquote'],
    ]);
    expect(blocks.map(blockText)).toEqual([
      'Title',
      'First line second line',
      'one\ntwo and more',
      'first\nsecond',
      'said twice',
    ]);
  });

  it('reads tables, steps, call-outs and what opens on demand', () => {
    const blocks = parseLesson(
      [
        '<!-- b1 -->\n| Format | Use |\n| --- | --- |\n| CSV | **tables** |',
        '<!-- b2 -->\n:::steps\n1. open\n2. save\n:::',
        '<!-- b3 -->\n:::callout law\nThe law says so.\n:::',
        '<!-- b4 -->\n:::reveal A worked example\nHere it is.\n\nAnd more.\n:::',
      ].join('\n\n'),
    );
    expect(
      blocks.map(({ kind, tone, title, doc }) => [kind, tone, title, doc.content.map(({ type }) => type)]),
    ).toEqual([
      ['table', undefined, undefined, ['table']],
      ['steps', undefined, undefined, ['orderedList']],
      ['callout', 'law', undefined, ['paragraph']],
      ['reveal', undefined, 'A worked example', ['paragraph', 'paragraph']],
    ]);
    expect(blocks.map(blockText)).toEqual([
      'Format\nUse\nCSV\ntables',
      'open\nsave',
      'The law says so.',
      'A worked example\nHere it is.\nAnd more.',
    ]);
    const [table] = blocks[0]?.doc.content ?? [];
    expect(JSON.stringify(table)).toContain('"tableHeader"');
  });

  it('gives the shape the editor reads', () => {
    const [block] = parseLesson('<!-- b1 -->\nA **bold *both*** and [a *link*](https://example.org/x?y=1).');
    expect(block?.doc).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'A ' },
            { type: 'text', text: 'bold ', marks: [{ type: 'bold' }] },
            { type: 'text', text: 'both', marks: [{ type: 'bold' }, { type: 'italic' }] },
            { type: 'text', text: ' and ' },
            { type: 'text', text: 'a ', marks: [{ type: 'link', attrs: { href: 'https://example.org/x?y=1' } }] },
            {
              type: 'text',
              text: 'link',
              marks: [{ type: 'link', attrs: { href: 'https://example.org/x?y=1' } }, { type: 'italic' }],
            },
            { type: 'text', text: '.' },
          ],
        },
      ],
    });
  });

  it('reads a task with several nodes and a check with its options', () => {
    const [task, check] = parseLesson(
      '<!-- t -->\n:::task\nDo this:\n\n- a\n- b\n\nThen that.\n:::\n\n<!-- c -->\n:::check\nWhich?\n- [ ] no\n- [x] yes\n=> Because.\n:::\n',
    );
    expect([task?.kind, task?.doc.content.map((node) => node.type)]).toEqual([
      'task',
      ['paragraph', 'bulletList', 'paragraph'],
    ]);
    expect(check).toEqual({
      id: 'c',
      kind: 'check',
      doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Which?' }] }] },
      check: {
        question: 'Which?',
        options: [
          { text: 'no', correct: false },
          { text: 'yes', correct: true },
        ],
        explanation: 'Because.',
      },
    });
  });

  it.each([
    ['no id', 'text', 'demo.md:1: a block begins with its id'],
    ['an id twice', '<!-- b1 -->\na\n\n<!-- b1 -->\nb', 'demo.md:4: the id b1 is used twice'],
    ['an empty block', '<!-- b1 -->\n\n<!-- b2 -->\nb', 'demo.md:1: the block b1 is empty'],
    ['no block at all', '\n\n', 'demo.md:1: the lesson has no block'],
    ['two kinds in one block', '<!-- b1 -->\ntext\n- item', 'demo.md:2: the block b1 is more than one block'],
    ['a long heading', '<!-- b1 -->\n## a\n## b', 'demo.md:3: a heading is one line'],
    ['another level', '<!-- b1 -->\n### a', 'demo.md:2: not part of the restricted Markdown'],
    ['raw HTML', '<!-- b1 -->\nsee <b>this</b>', 'demo.md:2: not part of the restricted Markdown'],
    ['a table without its dashes', '<!-- b1 -->\n| a | b |\n| c | d |', 'demo.md:3: a table has a row of headings'],
    ['a ragged table', '<!-- b1 -->\n| a | b |\n| --- | --- |\n| c |', 'demo.md:4: a row of 1 cells in a table of 2'],
    ['steps that are no list', '<!-- b1 -->\n:::steps\nfirst\n:::', 'demo.md:2: steps are one numbered list'],
    ['a call-out of no kind', '<!-- b1 -->\n:::callout\na\n:::', 'demo.md:2: unknown block ":::callout"'],
    ['markup in a title', '<!-- b1 -->\n:::reveal **a**\nb\n:::', 'demo.md:2: the texts of a check and titles'],
    ['an image', '<!-- b1 -->\n![a](https://example.org/a.png)', 'demo.md:2: not part of the restricted Markdown'],
    ['an unpaired star', '<!-- b1 -->\n**bold', 'demo.md:2: a "*" without its pair'],
    ['a script link', '<!-- b1 -->\n[a](javascript:alert(1))', 'demo.md:2: a link is a full https address'],
    ['a plain http link', '<!-- b1 -->\n- ok\n- [a](http://example.org)', 'demo.md:3: a link is a full https address'],
    ['an open fence', '<!-- b1 -->\na\n\n<!-- b2 -->\n:::task\nb', 'demo.md:5: ":::task" is never closed'],
    ['an unknown fence', '<!-- b1 -->\n:::note\na\n:::', 'demo.md:2: unknown block ":::note"'],
    ['a stray close', '<!-- b1 -->\na\n:::', 'demo.md:3: ":::" closes nothing'],
    ['words after the fence', '<!-- b1 -->\n:::task\na\n:::\nb', 'demo.md:5: nothing may follow'],
    ['an empty task', '<!-- b1 -->\n:::task\n\n:::', 'demo.md:2: the block b1 is empty'],
    [
      'a check without a question',
      '<!-- b1 -->\n:::check\n- [x] a\n- [ ] b\n=> c\n:::',
      'demo.md:3: the first line of a check',
    ],
    [
      'a check without a right option',
      '<!-- b1 -->\n:::check\nq\n- [ ] a\n- [ ] b\n=> c\n:::',
      'demo.md:2: a check needs a right option',
    ],
    [
      'a check without a wrong option',
      '<!-- b1 -->\n:::check\nq\n- [x] a\n- [x] b\n=> c\n:::',
      'demo.md:2: a check needs a wrong option',
    ],
    ['a check with one option', '<!-- b1 -->\n:::check\nq\n- [x] a\n=> c\n:::', 'demo.md:2: a check needs two options'],
    [
      'a check without its reason',
      '<!-- b1 -->\n:::check\nq\n- [x] a\n- [ ] b\n:::',
      'demo.md:2: a check needs an explanation',
    ],
    [
      'markup in a check',
      '<!-- b1 -->\n:::check\nq\n- [x] **a**\n- [ ] b\n=> c\n:::',
      'demo.md:4: the texts of a check and titles are plain text',
    ],
    ['a line foreign to a check', '<!-- b1 -->\n:::check\nq\n- a\n=> c\n:::', 'demo.md:4: an option of a check is'],
    ['a fence in a fence', '<!-- b1 -->\n:::task\n:::check\n:::', 'demo.md:3: a ":::" inside'],
  ])('refuses %s, at its line', (_name, markdown, message) => {
    expect(thrown(markdown)).toMatch(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  it('keeps every letter of a list, whatever it is', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}ëçšđЂљ“”„,;:.?—-]{1,12}$/u).filter((text) => !/^[#\-=>|\d]/.test(text));
    const items = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(items, fc.boolean(), (lists, numbered) => {
        const lines = lists.map((words, index) => `${numbered ? `${index + 1}.` : '-'} ${words.join(' ')}`);
        const [block] = parseLesson(`<!-- b1 -->\n${lines.join('\n')}`);
        const [list] = block?.doc.content ?? [];
        expect(list?.type).toBe(numbered ? 'orderedList' : 'bulletList');
        expect(list && 'content' in list ? list.content.map(texts) : []).toEqual(lists.map((words) => words.join(' ')));
      }),
    );
  });
});
